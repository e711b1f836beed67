import { html } from '../vendor/lit-html.js';
import { t } from '../lib/i18n.js';
import { announce, repaint } from '../lib/paint.js';
import { icon } from './icons.js';

const SHOWN_MILLIS = 2000;
const state = { copied: '' };

// A button that copies a text; what names it for those who only hear it.
export function copy(text, what) {
  const done = state.copied === text;
  return html`<button type="button" class="copy ${done ? 'done' : ''}" aria-label=${t('copy.what', { what })}
    title=${t('copy')} @click=${() => take(text)}>${icon(done ? 'check' : 'copy')}</button>`;
}

async function take(text) {
  await navigator.clipboard.writeText(text);
  state.copied = text;
  announce(t('copied'));
  repaint();
  setTimeout(() => {
    state.copied = '';
    repaint();
  }, SHOWN_MILLIS);
}

// Saves a text as a file.
export function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SHOWN_MILLIS);
}
