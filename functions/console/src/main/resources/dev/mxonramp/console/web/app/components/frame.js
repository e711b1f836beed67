import { html, nothing } from '../vendor/lit-html.js';
import { keep, language, languages, speak, t } from '../lib/i18n.js';
import { repaint } from '../lib/paint.js';
import { navigate } from '../lib/router.js';
import { end, signedIn, tokenId } from '../lib/session.js';
import { remove, segment } from '../lib/api.js';
import { icon } from './icons.js';

// What stands around every view.
export function frame(view, body) {
  return html`
    <a class="skip" href="#main" @click=${skip}>${t('frame.skip')}</a>
    <header class="bar">
      <a class="brand" href=${signedIn() ? '/domains' : '/'}>${mark()}<span>${brand()}</span></a>
      <div class="bar-end">
        ${languageChoice()}
        ${signedIn() ? html`<button type="button" class="button quiet" aria-label=${t('frame.sign-out')} @click=${signOut}>
          ${icon('out')}<span class="wide">${t('frame.sign-out')}</span></button>` : nothing}
      </div>
    </header>
    <main id="main" tabindex="-1" class=${view}>${body}</main>
    <footer class="foot"><p>${t('frame.foot')}</p><p><a href="/v1/openapi.yaml">${t('frame.api')}</a></p></footer>`;
}

export function brand() {
  return document.querySelector('meta[name="brand"]').content;
}

export function mark() {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9"></rect>
    <path d="M8 21.5c5.5 0 6.5-11 16-11M19.5 6l5 4.5-5 4.5"></path></svg>`;
}

function languageChoice() {
  return html`<label class="choice"><span class="visually-hidden">${t('frame.language')}</span>${icon('globe')}
    <select id="language" @change=${choose}>${languages().map(([code, name]) =>
      html`<option value=${code} lang=${code} ?selected=${code === language()}>${name}</option>`)}</select></label>`;
}

async function choose(event) {
  const chosen = event.target.value;
  await speak(chosen);
  keep(chosen);
  repaint();
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

// The token is revoked, too: whoever may have a copy of it has nothing.
async function signOut() {
  try {
    await remove(`/v1/tokens/${segment(tokenId())}`);
  } finally {
    end();
    navigate('/');
  }
}
