import { html } from '../vendor/lit-html.js';
import { empty } from '../components/parts.js';
import { t } from '../lib/i18n.js';

export function notFound() {
  return {
    name: 'narrow',
    title: () => t('not-found.title'),
    body: () => html`<h1 class="visually-hidden" tabindex="-1">${t('not-found.title')}</h1>
      ${empty('route', t('not-found.title'), t('not-found.text'),
        html`<a class="button primary" href="/">${t('not-found.home')}</a>`)}`,
  };
}
