import { icon } from '../../components/icons.js';
import { t } from '../../lib/i18n.js';

// The journey as its owner sees it. Each step is over once its milestone is there.
export const STEPS = ['proof', 'mailboxes', 'mx', 'clients', 'residual', 'migration'];

const ICONS = { proof: 'key', mailboxes: 'users', mx: 'route', clients: 'phone', residual: 'clock', migration: 'boxes' };

const MILESTONES = { proof: 'PROVEN', mailboxes: 'MAILBOXES_READY', mx: 'MX_OURS', clients: 'CLIENTS_SENT',
  residual: 'RESIDUAL_PASSED', migration: 'CERTIFIED' };

const OF_PHASE = { AWAIT_OWNERSHIP: 'proof', PROVISION: 'mailboxes', AWAIT_MAILBOXES: 'mailboxes', AWAIT_MX: 'mx',
  SET_UP_CLIENTS: 'clients', RESIDUAL: 'residual', LAUNCH_FINAL: 'migration', AWAIT_CERTIFICATE: 'migration',
  REPORT: 'done', DONE: 'done', EXPIRED: 'ended' };

export function stepIcon(step) {
  return icon(ICONS[step]);
}

// Where a phase of the API stands: a step, done or ended.
export function stepOf(phase) {
  return OF_PHASE[phase] ?? 'proof';
}

// What a phase is called.
export function stepName(phase) {
  const step = stepOf(phase);
  return STEPS.includes(step) ? t(`step.${step}`) : t(`phase.${step}`);
}

// How far each step is: done, current or ahead, and since when it is done.
export function standing(domain) {
  const current = stepOf(domain.phase);
  const reached = current === 'done' ? STEPS.length : STEPS.indexOf(current);
  return STEPS.map((step, place) => {
    const at = domain.milestones[MILESTONES[step]];
    const done = current === 'ended' ? Boolean(at) : place < reached;
    return { step, at, state: done ? 'done' : step === current ? 'current' : 'ahead' };
  });
}

// The tone in which a phase is shown.
export function toneOf(line) {
  if (line.failure || line.phase === 'EXPIRED') {
    return 'bad';
  }
  return stepOf(line.phase) === 'done' ? 'good' : 'wait';
}
