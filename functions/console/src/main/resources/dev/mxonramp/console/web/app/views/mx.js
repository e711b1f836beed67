import { html, nothing } from '../vendor/lit-html.js';
import { get, segment } from '../lib/api.js';
import { clock, t } from '../lib/i18n.js';
import { repaint } from '../lib/paint.js';
import { poll } from '../lib/poll.js';
import { ahead } from '../components/countdown.js';
import { findings } from '../components/cut-over.js';
import { domainHead } from '../components/domain-head.js';
import { finding, servers } from '../components/finding.js';
import { code, said, skeleton, trouble } from '../components/parts.js';
import { brand, mark } from '../components/frame.js';
import { records } from '../components/records.js';
import { icon } from '../components/icons.js';
import { writing } from './mx/writing.js';

const EVERY = 10_000;

// The change of the MX: how it is and how it will be, what would lose mail, and how long late mail may still arrive at
// the old place.
export function mx(name) {
  const path = `/v1/domains/${segment(name)}`;
  const state = { domain: null, error: null, report: null };
  const write = writing({ path, changed: () => watch.now() });
  const watch = poll({
    every: () => EVERY,
    load: signal => get(path, { signal }),
    seen: domain => { Object.assign(state, { domain, error: null }); repaint(); },
    failed: error => { state.error = error; repaint(); },
  });
  get(`${path}/cut-over`).then(report => { state.report = report; repaint(); }, error => { state.report = { error }; repaint(); });

  function picture({ domain, ours, seen, switched }) {
    const answers = [...new Set((seen?.servers ?? []).map(row => row.answer))];
    const place = (kind, heading, lines, current) => html`<div class="mx-side ${kind} ${current ? 'now' : ''}">
      <p class="mx-when">${heading}${current ? html` <span class="chip ${kind === 'after' ? 'good' : ''}">${t('mx.now')}</span>` : nothing}</p>
      <p class="mx-from">${icon('globe')}${code(domain)}</p><span class="mx-arrow">${icon('arrow')}</span>
      <div class="mx-to">${kind === 'after' ? mark() : icon('boxes')}<div>${lines}</div></div></div>`;
    const before = answers.length ? answers.map(each => html`<p>${code(each)}</p>`) : html`<p class="soft">${t('mx.unknown')}</p>`;
    const hosts = (seen?.mailHosts ?? []).map(each => html`<p><b>${said(each.name)}</b></p>`);
    return html`<div class="mx-picture">
      ${place('before', t('mx.before'), switched ? html`<p class="soft">${t('mx.before.gone')}</p>` : html`${hosts}${before}`, !switched)}
      ${place('after', t('mx.after'), html`<p><b>${brand()}</b></p>${ours.map(each => html`<p>${code(`${each.priority} ${each.value}`)}</p>`)}`, switched)}
    </div>`;
  }

  function inner({ domain }) {
    const ours = domain.records.filter(each => each.for === 'mail');
    const seen = domain.diagnosis?.mx;
    const switched = Boolean(domain.milestones.MX_OURS);
    const report = domain.cutOver ?? state.report;
    return html`${picture({ domain: domain.domain, ours, seen, switched })}
      ${switched && domain.residualAt ? residual(domain.residualAt) : nothing}
      ${switched ? nothing : html`<section><h2>${t('cutover.heading')}</h2>${report === null ? skeleton(1)
        : report.error ? trouble(report.error) : findings(report)}</section>`}
      <section><h2>${t('mx.seen')}</h2>${seen ? html`${finding(seen)}${servers(seen)}` : html`<p class="soft">${t('mx.unseen')}</p>`}</section>
      <section><h2>${t('mx.records')}</h2>${records(ours, domain.domain)}</section>
      ${write.body()}`;
  }

  return {
    name: 'wide sections',
    title: () => `${t('view.mx')} · ${name}`,
    body: () => html`${domainHead(name, state.domain, 'mx')}${state.error ? trouble(state.error) : nothing}
      ${state.domain ? inner(state) : state.error ? nothing : skeleton(4)}`,
    close: () => watch.stop(),
  };
}

function residual(until) {
  return html`<section class="card"><h2>${t('step.residual')}</h2>${ahead(until)
    ? html`<p class="clock-face"><count-down until=${until}></count-down><span class="soft">${t('residual.until', { when: clock(until) })}</span></p>
      <p class="soft">${t('residual.text')}</p>` : html`<p>${t('residual.over')}</p>`}</section>`;
}
