import { html, nothing } from '../../vendor/lit-html.js';
import { clock, t } from '../../lib/i18n.js';
import { button, note, said } from '../../components/parts.js';
import { ahead } from '../../components/countdown.js';
import { finding, providers, servers } from '../../components/finding.js';
import { records } from '../../components/records.js';
import { findings } from '../../components/cut-over.js';
import { icon } from '../../components/icons.js';

// What a step shows when it is open. act sends one of the domain's own actions.
export function content(step, how, domain, { act, busy }) {
  if (how === 'ahead') {
    return html`<p class="soft">${t(`landing.${step}`, { brand: '' })}</p>`;
  }
  return { proof, mailboxes, mx, clients, residual, migration }[step](domain, how, act, busy);
}

function to(domain, view, text, kind = 'primary') {
  return html`<a class="button ${kind}" href="/domains/${encodeURIComponent(domain.domain)}/${view}"><span>${text}</span>${icon('arrow')}</a>`;
}

function seen(found) {
  return found ? html`${finding(found)}${servers(found)}` : nothing;
}

function proof(domain, how) {
  const wanted = domain.records.filter(each => each.for === 'ownership');
  const found = domain.diagnosis?.ownership;
  if (domain.inheritedFrom) {
    return note('good', t('proof.inherited'), html`<p dir="ltr">${domain.inheritedFrom}</p>`);
  }
  const instead = wanted.filter(each => each.insteadOf);
  const usual = wanted.filter(each => !each.insteadOf);
  return html`${how === 'current' ? html`<p>${t('proof.text')}</p>` : nothing}
    ${seen(found)}
    <h3>${t('proof.record')}</h3>${providers(found)}
    ${records(usual, domain.domain)}
    ${instead.length ? html`<details><summary>${t('proof.instead')}</summary>${records(instead, domain.domain)}</details>` : nothing}`;
}

function mailboxes(domain, how, act, busy) {
  if (domain.phase === 'PROVISION') {
    return note('wait', t('mailboxes.preparing'), html`<p>${t('mailboxes.preparing.text')}</p>`);
  }
  return html`<p>${t('mailboxes.why')}</p><div class="actions">${to(domain, 'mailboxes', t('mailboxes.open'))}
    ${how === 'current' ? button({ text: t('mailboxes.ready'), shape: 'check', busy: busy === 'ready', click: () => act('ready') }) : nothing}</div>`;
}

function mx(domain, how) {
  const found = domain.diagnosis?.mx;
  return html`${how === 'current' ? html`<p>${t('mx.text')}</p>` : nothing}
    ${domain.cutOver ? findings(domain.cutOver) : nothing}
    ${seen(found)}
    <h3>${t('mx.records')}</h3>${providers(found)}
    ${records(domain.records.filter(each => each.for === 'mail'), domain.domain)}
    <div class="actions">${to(domain, 'mx', t('mx.open'), 'secondary')}</div>`;
}

function clients(domain) {
  return html`<p>${t('clients.why')}</p><div class="actions">${to(domain, 'clients', t('clients.open'))}</div>`;
}

function residual(domain) {
  return domain.residualAt && ahead(domain.residualAt)
    ? html`<p>${t('residual.text')}</p><p class="clock-face"><count-down until=${domain.residualAt}></count-down>
      <span class="soft">${t('residual.until', { when: clock(domain.residualAt) })}</span></p>`
    : html`<p>${t('residual.over')}</p>`;
}

function migration(domain) {
  return html`<p>${t('migration.why')}</p>${domain.failure ? said(domain.failure.cause) : nothing}
    <div class="actions">${to(domain, 'migration', t('migration.open'))}</div>`;
}
