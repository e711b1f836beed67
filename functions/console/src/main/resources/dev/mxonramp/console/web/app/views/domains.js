import { html, nothing } from '../vendor/lit-html.js';
import { ApiError, get, post } from '../lib/api.js';
import { ago, t } from '../lib/i18n.js';
import { repaint } from '../lib/paint.js';
import { poll } from '../lib/poll.js';
import { navigate } from '../lib/router.js';
import { button, chip, empty, field, said, skeleton, trouble } from '../components/parts.js';
import { icon } from '../components/icons.js';
import { STEPS, standing, stepName, toneOf } from './journey/steps.js';

const EVERY = 30_000;
const MANY = 8;

// All domains of the account: how far each is, since when, and what is wrong.
export function domains() {
  const state = { lines: null, error: null, adding: false, name: '', refused: null, busy: false, search: '' };
  const watch = poll({
    every: () => EVERY,
    load: signal => get('/v1/domains', { signal }),
    seen: answer => { Object.assign(state, { lines: answer.domains, error: null }); repaint(); },
    failed: error => { state.error = error; repaint(); },
  });

  async function add(event) {
    event.preventDefault();
    Object.assign(state, { busy: true, refused: null });
    repaint();
    try {
      const added = await post('/v1/domains', { domain: state.name.trim() });
      navigate(`/domains/${encodeURIComponent(added.domain)}`);
    } catch (error) {
      Object.assign(state, { busy: false, refused: error });
      repaint();
    }
  }

  function toggle() {
    state.adding = !state.adding;
    repaint();
    if (state.adding) {
      queueMicrotask(() => document.getElementById('new-domain')?.focus());
    }
  }

  function adder() {
    const own = state.refused instanceof ApiError && state.refused.field === 'domain';
    return html`<form class="card adder" @submit=${add} novalidate>
      ${field({ id: 'new-domain', label: t('entry.domain'), value: state.name, ltr: true, mode: 'url',
        placeholder: 'example.org', error: own ? state.refused.message : '', help: t('domains.add.help'),
        input: event => { state.name = event.target.value; } })}
      ${state.refused && !own ? trouble(state.refused) : nothing}
      <div class="actions">${button({ text: t('domains.add'), kind: 'primary', submit: true, busy: state.busy })}
        ${button({ text: t('cancel'), kind: 'quiet', click: toggle })}</div>
    </form>`;
  }

  function list() {
    const wanted = state.search.trim().toLowerCase();
    const shown = state.lines.filter(each => each.domain.includes(wanted) || each.unicode.includes(wanted));
    return html`${state.lines.length > MANY ? html`<input class="search" type="search" aria-label=${t('domains.search')}
        placeholder=${t('domains.search')} dir="auto" .value=${state.search}
        @input=${event => { state.search = event.target.value; repaint(); }}>` : nothing}
      <ul class="lines">${shown.map(line)}</ul>
      ${shown.length ? nothing : html`<p class="soft">${t('domains.none-found')}</p>`}`;
  }

  function body() {
    return html`<div class="heading"><h1 tabindex="-1">${t('domains.title')}</h1>
        ${state.lines?.length ? button({ text: t('domains.add'), kind: 'primary', shape: 'plus', click: toggle }) : nothing}</div>
      ${state.adding ? adder() : nothing}
      ${state.error ? trouble(state.error) : nothing}
      ${state.lines === null ? (state.error ? nothing : skeleton(4))
        : state.lines.length || state.adding ? list()
          : empty('globe', t('domains.empty'), t('domains.empty.text'),
            button({ text: t('domains.add'), kind: 'primary', shape: 'plus', click: toggle }))}`;
  }

  return { name: 'wide', title: () => t('domains.title'), body, close: () => watch.stop() };
}

function line(each) {
  return html`<li><a class="line" href="/domains/${encodeURIComponent(each.domain)}">
    <span class="line-name"><bdi dir="ltr">${each.unicode}</bdi>
      <small>${t('domains.since', { ago: ago(each.changedAt) })}</small></span>
    ${bar(each)}
    ${chip(toneOf(each), each.failure ? t('domains.failed') : stepName(each.phase))}
    ${icon('arrow')}
    ${each.failure ? html`<small class="line-cause">${said(each.failure.cause)}</small>` : nothing}
  </a></li>`;
}

// The journey in small: one mark for each step.
function bar(each) {
  const steps = standing({ ...each, milestones: {} });
  const done = steps.filter(step => step.state === 'done').length;
  return html`<span class="dots" role="img" aria-label=${t('domains.progress', { done, all: STEPS.length })}>
    ${steps.map(step => html`<i class=${step.state}></i>`)}</span>`;
}
