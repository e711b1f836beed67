import { html, nothing } from '../vendor/lit-html.js';
import { clock, clockWithSeconds, duration, t } from '../lib/i18n.js';
import { ahead } from './countdown.js';
import { icon } from './icons.js';
import { code, said } from './parts.js';

const GOOD = ['txt.found', 'mx.complete', 'client.there'];

// Whether a diagnosis says that nothing is left to do.
export function isGood(seen) {
  return GOOD.includes(seen.code);
}

// What is seen in the DNS: one sentence, whose problem it is, the one edit that helps, when to look again.
export function finding(seen) {
  const good = isGood(seen);
  const tone = good ? 'good' : seen.fault === 'NOBODY' ? 'wait' : 'bad';
  return html`<div class="finding ${tone}">
    <p class="finding-sentence">${icon(good ? 'check' : tone === 'wait' ? 'clock' : 'alert')}${said(seen.sentence)}</p>
    ${seen.remedy ? html`<div class="remedy"><p class="remedy-label">${t('finding.remedy')}</p><p>${said(seen.remedy)}</p></div>` : nothing}
    <ul class="facts">
      ${good ? nothing : html`<li><span>${t('finding.whose')}</span> <b>${t(`finding.fault.${seen.fault}`)}</b></li>`}
      <li><span>${t('finding.seen')}</span> <b>${clockWithSeconds(seen.checkedAt)}</b></li>
      ${ahead(seen.lookAgainAt) ? html`<li><span>${t('finding.again')}</span> <b>${clock(seen.lookAgainAt)}</b>
        <count-down class="soft" until=${seen.lookAgainAt}></count-down></li>` : nothing}
    </ul>
    ${seen.notes.length ? html`<ul class="notes">${seen.notes.map(each => html`<li>${said(each)}</li>`)}</ul>` : nothing}
  </div>`;
}

// Where the records are edited, as far as it is known.
export function providers(seen) {
  const known = seen?.dnsHosts ?? [];
  return known.map(({ name, menu, link }) => html`<div class="provider">${icon('info')}<div>
    <p>${t('provider.is')} <b>${said(name)}</b></p>
    ${menu ? html`<p>${t('provider.menu')} ${said(menu)}</p>` : nothing}
    ${safe(link) ? html`<p><a href=${link} target="_blank" rel="noopener noreferrer">${t('provider.open')}${icon('external')}</a></p>` : nothing}
  </div></div>`);
}

// A link comes from the server, and is still never anything but the web.
function safe(link) {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}

// What every name server of the domain says.
export function servers(seen) {
  if (!seen.servers.length) {
    return nothing;
  }
  return html`<details class="servers" open><summary>${t('servers.heading', { count: seen.servers.length })}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('servers.heading', { count: seen.servers.length })}><table>
      <thead><tr>${['server', 'answer', 'ttl', 'serial', 'time'].map(each => html`<th scope="col">${t(`servers.${each}`)}</th>`)}</tr></thead>
      <tbody>${seen.servers.map(row => html`<tr class=${row.note ? 'odd' : ''}>
        <th scope="row">${code(row.server)}<small>${code(row.address)}</small></th>
        <td>${code(row.answer)}${row.note ? html`<small class="warn">${icon('alert')}${said(row.note)}</small>` : nothing}
          ${row.ad ? html`<small class="soft">${icon('shield')}${t('servers.ad')}</small>` : nothing}</td>
        <td>${row.ttl === undefined ? '–' : duration(row.ttl)}</td>
        <td>${row.serial === undefined ? '–' : code(row.serial)}</td>
        <td>${t('servers.millis', { count: row.millis })}</td></tr>`)}</tbody>
    </table></div></details>`;
}

