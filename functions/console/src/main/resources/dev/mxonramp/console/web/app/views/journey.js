import { html, nothing } from '../vendor/lit-html.js';
import { get, post, segment } from '../lib/api.js';
import { ago, clock, clockWithSeconds, t } from '../lib/i18n.js';
import { announce, repaint } from '../lib/paint.js';
import { poll } from '../lib/poll.js';
import { button, note, said, skeleton, trouble } from '../components/parts.js';
import { icon } from '../components/icons.js';
import { domainHead } from '../components/domain-head.js';
import { content } from './journey/content.js';
import { standing, stepIcon, stepName } from './journey/steps.js';

// A page that is open makes checks faster: the API looks itself when it is asked, at most this often.
const EVERY = 10_000;
// Steps that are ours and take seconds.
const SOON = 3_000;
const OURS = ['PROVISION', 'SET_UP_CLIENTS', 'LAUNCH_FINAL', 'REPORT'];

// The journey of one domain: its steps as a line, the current one open and live.
export function journey(name) {
  const path = `/v1/domains/${segment(name)}`;
  const state = { domain: null, error: null, busy: '', refused: null, at: null, opened: null };
  const watch = poll({
    every: () => (OURS.includes(state.domain?.phase) ? SOON : EVERY),
    load: signal => get(path, { signal }),
    seen: domain => { state.error = null; take(domain); },
    failed: error => { state.error = error; repaint(); },
  });

  function take(domain) {
    const before = state.domain;
    Object.assign(state, { domain, at: new Date() });
    tell(before, domain);
    repaint();
  }

  // Only what is news: a step that is done, or another diagnosis.
  function tell(before, domain) {
    if (before && before.phase !== domain.phase) {
      announce(t('journey.moved', { step: stepName(domain.phase) }));
    } else if (before && sentence(before) !== sentence(domain)) {
      announce(sentence(domain));
    }
  }

  function sentence(domain) {
    const of = domain.phase === 'AWAIT_OWNERSHIP' ? 'ownership' : 'mx';
    return domain.diagnosis?.[of]?.sentence ?? '';
  }

  async function act(what) {
    Object.assign(state, { busy: what, refused: null });
    repaint();
    try {
      take(await post(`${path}/${what}`));
      // The answer to an order does not say what is seen in the DNS.
      if (what !== 'check') {
        watch.now();
      }
    } catch (error) {
      state.refused = error;
    }
    state.busy = '';
    repaint();
  }

  function open(step) {
    state.opened = state.opened === step ? null : step;
    repaint();
  }

  function line({ step, at, state: how }) {
    const shown = how === 'current' || state.opened === step;
    return html`<li class="step ${how}" aria-current=${how === 'current' ? 'step' : nothing}>
      <span class="step-mark">${how === 'done' ? icon('check') : stepIcon(step)}</span>
      <div class="step-body">
        <h2>${how === 'current' ? t(`step.${step}`) : html`<button type="button" class="step-title" aria-expanded=${String(shown)}
          @click=${() => open(step)}>${t(`step.${step}`)}</button>`}
          <small>${how === 'done' ? (at ? t('step.done-at', { when: clock(at) }) : t('step.done')) : how === 'ahead' ? t('step.ahead') : nothing}</small></h2>
        ${shown ? html`<div class="step-content">${content(step, how, state.domain, { act, busy: state.busy, refresh: watch.now })}</div>` : nothing}
      </div></li>`;
  }

  function body() {
    const { domain } = state;
    return html`${domainHead(name, domain, 'journey')}
      ${state.error ? trouble(state.error) : nothing}
      ${domain === null ? (state.error ? nothing : skeleton(6)) : html`
        ${warnings(domain, act, state.busy)}
        ${state.refused ? trouble(state.refused) : nothing}
        ${domain.phase === 'DONE' ? note('good', t('journey.done'), html`<p>${t('journey.done.text')}</p>`) : nothing}
        <div class="live"><span class="pulse" aria-hidden="true"></span>${t('journey.live', { when: clockWithSeconds(state.at) })}
          ${button({ text: t('journey.check'), shape: 'refresh', kind: 'quiet', busy: state.busy === 'check', click: () => act('check') })}</div>
        <ol class="steps">${standing(domain).map(line)}</ol>`}`;
  }

  return { name: 'wide', title: () => state.domain?.unicode ?? name, body, close: () => watch.stop() };
}

// What stands above everything else, since it hinders or endangers the journey.
function warnings(domain, act, busy) {
  const resume = () => button({ text: t('journey.resume'), kind: 'primary', busy: busy === 'resume', click: () => act('resume') });
  return html`
    ${domain.failure ? note('bad', t('journey.failure'), html`<p>${said(domain.failure.cause)}</p>${resume()}`) : nothing}
    ${domain.phase === 'EXPIRED' ? note('bad', t('journey.expired'), html`<p>${t('journey.expired.text')}</p>${resume()}`) : nothing}
    ${domain.takenByOther ? note('bad', t('journey.taken'), html`<p>${t('journey.taken.text')}</p>`) : nothing}
    ${domain.suspendedAt ? note('bad', t('journey.suspended'), html`<p>${t('journey.suspended.text', { ago: ago(domain.suspendedAt) })}</p>`)
      : domain.missingSince ? note('bad', t('journey.missing'), html`<p>${t('journey.missing.text', { ago: ago(domain.missingSince) })}</p>`) : nothing}
    ${domain.transferDueAt ? note('bad', t('journey.transfer'), html`<p>${t('journey.transfer.text', { when: clock(domain.transferDueAt) })}</p>`) : nothing}`;
}
