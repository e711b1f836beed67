import { html, nothing } from '../../vendor/lit-html.js';
import { button, code, field, note, trouble } from '../../components/parts.js';
import { records } from '../../components/records.js';
import { ApiError, post } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { announce } from '../../lib/paint.js';
import { begin } from '../../lib/session.js';

const FRAGMENT = '#link=';

// The ways in: signing up, asking for a link, and the link itself. Its secret stands in the fragment, which no browser
// sends, and leaves the address bar before anything else happens. It is used by a click: mail scanners that open links
// would else use it up.
export function entry(repaint) {
  const state = { way: 'up', email: '', domain: '', busy: false, error: null, sent: null, link: '' };
  if (location.hash.startsWith(FRAGMENT)) {
    state.way = 'link';
    state.link = location.hash.slice(FRAGMENT.length);
    history.replaceState(null, '', location.pathname);
  }

  function go(way) {
    Object.assign(state, { way, error: null });
    repaint();
  }

  async function attempt(work) {
    if (state.busy) {
      return;
    }
    Object.assign(state, { busy: true, error: null });
    repaint();
    try {
      await work();
    } catch (error) {
      state.error = error;
      queueMicrotask(() => document.querySelector('[aria-invalid]')?.focus());
    }
    state.busy = false;
    repaint();
  }

  function submit(event) {
    event.preventDefault();
    attempt(async () => {
      const email = state.email.trim();
      const domain = state.domain.trim();
      state.sent = state.way === 'up'
        ? await post('/v1/signups', { email, domain })
        : await post('/v1/links', { email });
      state.way = 'sent';
      announce(t('entry.sent'));
    });
  }

  const enter = () => attempt(async () => {
    begin(await post('/v1/sessions', { link: state.link }));
    dispatchEvent(new Event('onramp:signed-in'));
  });

  function wrong(name) {
    return state.error instanceof ApiError && state.error.field === name ? state.error.message : '';
  }

  function elsewhere() {
    return state.error && !wrong('email') && !wrong('domain') ? trouble(state.error) : nothing;
  }

  const email = () => field({ id: 'email', type: 'email', label: t('entry.email'), value: state.email, ltr: true,
    autocomplete: 'email', mode: 'email', error: wrong('email'), placeholder: 'ann@example.com',
    input: event => { state.email = event.target.value; } });

  const up = () => html`<form @submit=${submit} novalidate>
    <h2>${t('entry.up')}</h2>
    ${field({ id: 'domain', label: t('entry.domain'), help: t('entry.domain.help'), value: state.domain, ltr: true,
      mode: 'url', error: wrong('domain'), placeholder: 'example.org',
      input: event => { state.domain = event.target.value; } })}
    ${email()}${elsewhere()}
    ${button({ text: t('entry.up.go'), kind: 'primary', shape: 'arrow', submit: true, busy: state.busy })}
    <p class="soft">${t('entry.up.free')}</p>
    <p class="switch">${t('entry.have')} <button type="button" class="text" @click=${() => go('in')}>${t('entry.in')}</button></p>
  </form>`;

  const into = () => html`<form @submit=${submit} novalidate>
    <h2>${t('entry.in')}</h2><p class="soft">${t('entry.in.help')}</p>
    ${email()}${elsewhere()}
    ${button({ text: t('entry.in.go'), kind: 'primary', shape: 'mail', submit: true, busy: state.busy })}
    <p class="switch">${t('entry.new')} <button type="button" class="text" @click=${() => go('up')}>${t('entry.up')}</button></p>
  </form>`;

  const link = () => html`<h2>${t('entry.link')}</h2><p class="soft">${t('entry.link.help')}</p>
    ${elsewhere()}
    ${state.error
      ? button({ text: t('entry.link.again'), kind: 'primary', shape: 'mail', click: () => go('in') })
      : button({ text: t('entry.link.go'), kind: 'primary', shape: 'arrow', busy: state.busy, click: enter })}`;

  const sent = () => html`<h2>${t('entry.sent')}</h2>
    ${note('good', t('entry.sent.to'), html`<p>${code(state.email.trim())}</p>`)}
    <p>${t('entry.sent.help')}</p>
    ${state.sent?.record ? html`<h3>${t('entry.sent.meanwhile')}</h3>
      ${records([{ ...state.sent.record, for: 'ownership' }], state.sent.claim.domain)}` : nothing}
    <p class="switch">${t('entry.sent.none')} <button type="button" class="text" @click=${() => go('in')}>${t('entry.again')}</button></p>`;

  return {
    hasLink: () => state.way === 'link',
    body: () => ({ up, in: into, link, sent })[state.way](),
  };
}
