import { html, nothing } from '../vendor/lit-html.js';
import { ago, t } from '../lib/i18n.js';
import { stepName, toneOf } from '../views/journey/steps.js';
import { icon } from './icons.js';
import { chip } from './parts.js';

const VIEWS = [['journey', ''], ['mailboxes', '/mailboxes'], ['mx', '/mx'], ['clients', '/clients'], ['migration', '/migration']];

// The heading of every view of a domain, and the way to the others.
export function domainHead(name, domain, open) {
  const base = `/domains/${encodeURIComponent(name)}`;
  return html`<nav class="crumbs" aria-label=${t('head.where')}><a href="/domains">${t('domains.title')}</a></nav>
    <div class="heading head"><div><h1 tabindex="-1"><bdi dir="ltr">${domain?.unicode ?? name}</bdi></h1>
      <p class="soft under">${domain ? t('domains.since', { ago: ago(domain.changedAt) }) : '\u00a0'}</p></div>
      ${domain ? chip(toneOf(domain), stepName(domain.phase)) : chip('waiting', '\u00a0')}</div>
    <nav class="tabs" aria-label=${t('head.views')}>${VIEWS.map(([view, path]) =>
      html`<a href=${base + path} aria-current=${view === open ? 'page' : nothing}>${t(`view.${view}`)}</a>`)}</nav>`;
}

export function back(path, text) {
  return html`<a class="back" href=${path}>${icon('arrow')}${text}</a>`;
}
