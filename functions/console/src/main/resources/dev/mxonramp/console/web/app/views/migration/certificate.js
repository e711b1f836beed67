import { html, nothing } from '../../vendor/lit-html.js';
import { get } from '../../lib/api.js';
import { clock, octets, t } from '../../lib/i18n.js';
import { repaint } from '../../lib/paint.js';
import { save } from '../../components/copy.js';
import { button, code, trouble } from '../../components/parts.js';
import { icon } from '../../components/icons.js';

// The signed certificate of a mailbox that is whole: what it says, and the very text that the signature is over.
export function certificate(path, address) {
  const state = { signed: null, asked: false, error: null };

  async function load() {
    if (state.asked) {
      return;
    }
    state.asked = true;
    try {
      state.signed = await get(path);
    } catch (error) {
      state.error = error;
    }
    repaint();
  }

  function body(move) {
    return html`<section class="certificate"><span class="seal">${icon('shield')}</span><div>
      <h3>${t('certificate.heading')}</h3><p>${t('certificate.text', { when: clock(move.certifiedAt) })}</p>
      <p><b>${t('move.messages', { count: move.copied, found: move.found })}</b> · ${octets(move.octets)} · ${t('certificate.excepted', { count: move.excepted })}</p>
      ${state.error ? trouble(state.error) : nothing}
      ${state.signed ? html`<details><summary>${t('certificate.view')}</summary><pre class="code" dir="ltr" tabindex="0">${pretty(state.signed.certificate)}</pre>
        <p class="soft">${t('certificate.signature', { algorithm: state.signed.algorithm })} ${code(state.signed.signature)}</p></details>
        <div class="actions">${button({ text: t('certificate.download'), shape: 'download', kind: 'primary',
          click: () => save(`${address}-certificate.json`, 'application/json', JSON.stringify(state.signed, null, 2)) })}</div>` : nothing}</div></section>`;
  }

  return { load, body };
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

