import { html, nothing } from '../vendor/lit-html.js';
import { clock, t } from '../lib/i18n.js';
import { ahead } from './countdown.js';
import { note, said } from './parts.js';

// What would lose mail if the MX changed now, the worst first.
export function findings(report) {
  if (!report.findings.length) {
    return note('good', t('cutover.safe'), html`<p>${t('cutover.safe.text')}</p>`);
  }
  return html`<ul class="findings" aria-label=${t('cutover.heading')}>${report.findings.map(one)}</ul>`;
}

function one(found) {
  const tone = found.severity === 'REQUIRED' ? 'bad' : 'wait';
  return html`<li>${note(tone, said(found.sentence), html`
    <p class="soft">${t(`cutover.${found.severity}`)}</p>
    ${found.remedy ? html`<div class="remedy"><p class="remedy-label">${t('finding.remedy')}</p><p>${said(found.remedy)}</p></div>` : nothing}
    ${ahead(found.lookAgainAt) ? html`<p class="soft">${t('finding.again')} ${clock(found.lookAgainAt)}</p>` : nothing}`)}</li>`;
}
