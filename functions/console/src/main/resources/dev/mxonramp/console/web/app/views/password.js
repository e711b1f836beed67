import { html, nothing } from '../vendor/lit-html.js';
import { ApiError, post } from '../lib/api.js';
import { clock, t } from '../lib/i18n.js';
import { announce, repaint } from '../lib/paint.js';
import { tasks } from '../lib/task.js';
import { button, field, note, skeleton, trouble } from '../components/parts.js';
import { icon } from '../components/icons.js';

const FRAGMENT = '#key=';
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 6;
const GROUP = 4;

// Where the user of a mailbox chooses its password by a link. The link's secret stands in the fragment, which no browser
// sends, and leaves the address bar at once.
export function password() {
  const state = { link: '', target: null, error: null, typed: '', shown: false, done: false };
  const work = tasks();
  if (location.hash.startsWith(FRAGMENT)) {
    state.link = location.hash.slice(FRAGMENT.length);
    history.replaceState(null, '', location.pathname);
    post('/v1/passwords/look', { link: state.link }).then(
      target => { state.target = target; repaint(); },
      error => { state.error = error; repaint(); });
  }

  function submit(event) {
    event.preventDefault();
    work.run('choose', async () => {
      await post('/v1/passwords', { link: state.link, password: state.typed });
      Object.assign(state, { done: true, typed: '' });
      announce(t('password.done'));
    });
  }

  function make() {
    const random = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP));
    const letters = [...random].map(each => LETTERS[each % LETTERS.length]).join('');
    Object.assign(state, { typed: letters.match(new RegExp(`.{${GROUP}}`, 'g')).join('-'), shown: true });
    repaint();
  }

  function form({ address, expiresAt, fewest, most }) {
    const error = work.error('choose');
    const own = error instanceof ApiError && error.field === 'password';
    return html`<p class="soft">${t('password.for')}</p><p class="whose"><bdi dir="ltr">${address}</bdi></p>
      <form @submit=${submit} novalidate>
        <input class="visually-hidden" type="text" name="username" autocomplete="username" .value=${address} readonly tabindex="-1" aria-hidden="true">
        ${field({ id: 'password', label: t('password.new'), help: t('password.rule', { fewest, most }), type: state.shown ? 'text' : 'password',
          autocomplete: 'new-password', value: state.typed, ltr: true, error: own ? error.message : '', input: event => { state.typed = event.target.value; } })}
        <div class="actions tight"><label class="check"><input type="checkbox" .checked=${state.shown} @change=${event => { state.shown = event.target.checked; repaint(); }}><span>${t('password.show')}</span></label>
          ${button({ text: t('password.make-one'), kind: 'quiet', shape: 'key', click: make })}</div>
        ${error && !own ? trouble(error) : nothing}
        ${button({ text: t('password.go'), kind: 'primary', submit: true, busy: work.busy('choose') })}
      </form><p class="soft switch">${t('password.until', { when: clock(expiresAt) })}</p>`;
  }

  function body() {
    return html`<h1 tabindex="-1">${t('password.title')}</h1><div class="card choose">${state.done
      ? html`${note('good', t('password.done'), html`<p>${t('password.done.text')}</p>`)}
        <a class="button primary" href="/set-up/${encodeURIComponent(state.target.address)}">${icon('phone')}<span>${t('password.set-up')}</span></a>`
      : state.error ? trouble(state.error) : state.target ? form(state.target)
        : state.link ? skeleton(2) : note('plain', t('password.no-link'), html`<p>${t('password.no-link.text')}</p>`)}</div>`;
  }

  return { name: 'narrow', title: () => t('password.title'), body };
}
