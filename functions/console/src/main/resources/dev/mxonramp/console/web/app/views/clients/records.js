import { html, nothing } from '../../vendor/lit-html.js';
import { get } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { repaint } from '../../lib/paint.js';
import { finding, isGood } from '../../components/finding.js';
import { code, note, said, trouble } from '../../components/parts.js';
import { records } from '../../components/records.js';
import { icon } from '../../components/icons.js';

// The records by which mail programs find their settings, each with what is seen of it now. They stand at the end of
// their view, since looking takes a moment.
export function clientRecords(path, domain) {
  const state = { answer: null, error: null };
  get(`${path}/client-records`).then(
    answer => { state.answer = answer; repaint(); },
    error => { state.error = error; repaint(); });

  function one(each) {
    const good = isGood(each.diagnosis);
    return html`<details class="client-record"><summary><span class=${good ? 'is-good' : 'soft'}>${icon(good ? 'check' : 'info')}</span>
        <b>${each.type}</b> ${code(each.name)}${each.optional ? html` <small class="soft">${t('clients.records.optional')}</small>` : nothing}</summary>
      <p>${said(each.why)}</p>${finding(each.diagnosis)}${records([each], domain)}</details>`;
  }

  function body() {
    if (!state.answer) {
      return state.error ? trouble(state.error) : nothing;
    }
    return html`<section class="client-records"><h2>${t('clients.records')}</h2><p class="soft">${t('clients.records.text')}</p>
      ${state.answer.due ? nothing : note('wait', t('clients.records.early'))}
      ${state.answer.records.map(one)}</section>`;
  }

  return { body };
}
