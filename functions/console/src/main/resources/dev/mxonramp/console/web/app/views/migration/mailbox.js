import { html, nothing } from '../../vendor/lit-html.js';
import { ApiError, get, post, remove, segment } from '../../lib/api.js';
import { clock, t } from '../../lib/i18n.js';
import { announce, repaint } from '../../lib/paint.js';
import { poll } from '../../lib/poll.js';
import { tasks } from '../../lib/task.js';
import { back, domainHead } from '../../components/domain-head.js';
import { button, note, said, skeleton, trouble } from '../../components/parts.js';
import { certificate } from './certificate.js';
import { exceptions, folders, passes } from './lists.js';
import { plan } from './plan.js';
import { bar, figures, stateChip } from './progress.js';
import { sourceForm } from './source.js';

const EVERY = 10_000;

// One mailbox's migration: its old mailbox, what would be copied, how far it is, what did not get through, and the end.
export function mailboxMigration(name, local) {
  const above = `/v1/domains/${segment(name)}`;
  const path = `${above}/mailboxes/${segment(local)}`;
  const address = `${local}@${name}`;
  const state = { domain: null, move: undefined, source: null, error: null };
  const work = tasks();
  const parts = {
    form: sourceForm({ domain: above, path, set: () => watch.now() }),
    plan: plan({ path: `${path}/migration`, changed: () => watch.now() }),
    certificate: certificate(`${path}/migration/certificate`, address),
  };
  const watch = poll({
    every: () => EVERY,
    load,
    seen: ([domain, move, source]) => { Object.assign(state, { domain, move, source, error: null }); repaint(); },
    failed: error => { state.error = error; repaint(); },
  });

  async function load(signal) {
    const [domain, move, source] = await Promise.all([get(above, { signal }),
      known(get(`${path}/migration`, { signal })), known(get(`${path}/source`, { signal })), parts.plan.first]);
    if (move?.certifiedAt) {
      await parts.certificate.load();
    }
    return [domain, move, source];
  }

  const act = (what, action, saying) => work.run(what, async () => {
    await action();
    announce(t(saying));
    await watch.now();
  });
  const order = what => act(what, () => post(`${path}/migration/${what}`), `move.said.${what}`);

  function control(move) {
    const halted = state.source?.halt;
    const over = move.state === 'CERTIFIED' || move.state === 'CANCELLED';
    return html`<div class="actions">
      ${over ? nothing : halted === 'PAUSED'
        ? button({ text: t('move.resume'), kind: 'primary', shape: 'play', busy: work.busy('resume'), click: () => order('resume') })
        : button({ text: t('move.pause'), shape: 'pause', busy: work.busy('pause'), click: () => order('pause') })}
      ${over || halted || move.state === 'RUNNING' ? nothing
        : button({ text: t('move.pass'), shape: 'refresh', busy: work.busy('passes'), click: () => order('passes') })}</div>
      ${['pause', 'resume', 'passes', 'quiet', 'cancel', 'forget'].map(each => (work.error(each) ? trouble(work.error(each)) : nothing))}`;
  }

  // Whether mail still arrives at the old place is known to its owner first.
  function choice(move) {
    if (move.state === 'CERTIFIED' || move.state === 'CANCELLED' || !state.source || state.source.ownerSaysQuiet) {
      return nothing;
    }
    return html`<section class="card"><h3>${t('move.choice')}</h3><p>${t('move.choice.text')}</p>
      <div class="actions">${button({ text: t('move.quiet'), shape: 'flag', busy: work.busy('quiet'), click: () => order('quiet') })}</div></section>`;
  }

  function end(move) {
    return html`<details class="danger"><summary>${t('move.end')}</summary><p>${t('move.end.text')}</p><div class="actions">
      ${move.state === 'CANCELLED' || move.state === 'CERTIFIED' ? nothing
        : button({ text: t('move.cancel'), kind: 'danger', busy: work.busy('cancel'), click: () => order('cancel') })}
      ${button({ text: t('move.forget'), busy: work.busy('forget'), click: () => act('forget', () => remove(`${path}/source`), 'move.said.forget') })}</div></details>`;
  }

  function running(move) {
    return html`<section class="card total"><div class="heading"><h2>${t('move.heading')}</h2>${stateChip(move)}</div>
        ${bar(move.copied + move.excepted, move.found, address)}<p class="figures">${figures(move)}</p>
        <p class="soft">${said(move.waitingFor)}${move.nextPassAt ? html` ${t('move.next', { when: clock(move.nextPassAt) })}` : nothing}</p>
        ${move.failure ? note('bad', t('move.failure'), html`<p>${said(move.failure)}</p>`) : nothing}${control(move)}</section>
      ${move.certifiedAt ? parts.certificate.body(move) : nothing}${exceptions(move)}${folders(move)}${choice(move)}
      ${move.certifiedAt ? nothing : parts.plan.body()}${passes(move)}${end(move)}`;
  }

  function body() {
    return html`${domainHead(name, state.domain, 'migration')}${back(`/domains/${encodeURIComponent(name)}/migration`, t('migration.back'))}
      <h2 class="box-title"><bdi dir="ltr">${address}</bdi></h2>${state.error ? trouble(state.error) : nothing}
      ${state.move === undefined ? (state.error ? nothing : skeleton(4)) : state.move === null ? parts.form.body() : running(state.move)}`;
  }

  return { name: 'wide sections', title: () => `${t('view.migration')} · ${address}`, body, close: () => watch.stop() };
}

// A mailbox without a source has no migration: that is no error.
async function known(asked) {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404 && error.type !== 'no-claim') {
      return null;
    }
    throw error;
  }
}
