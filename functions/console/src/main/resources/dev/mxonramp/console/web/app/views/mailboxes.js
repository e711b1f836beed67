import { html, nothing } from '../vendor/lit-html.js';
import { get, post, put, remove, segment } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { announce, repaint } from '../lib/paint.js';
import { poll } from '../lib/poll.js';
import { tasks } from '../lib/task.js';
import { domainHead } from '../components/domain-head.js';
import { button, empty, note, skeleton, trouble } from '../components/parts.js';
import { adder } from './mailboxes/adder.js';
import { paster } from './mailboxes/paster.js';
import { row } from './mailboxes/row.js';

const EVERY = 30_000;
const MANY = 8;

// The mailboxes of a domain, and who gets mail to addresses that are not there.
export function mailboxes(name) {
  const path = `/v1/domains/${segment(name)}`;
  const state = { domain: null, list: null, catchAll: null, error: null, open: null, search: '', form: null };
  const work = tasks();
  const watch = poll({
    every: () => EVERY,
    load: async signal => Promise.all([get(path, { signal }), get(`${path}/mailboxes`, { signal })]),
    seen: ([domain, answer]) => { take(domain, answer); },
    failed: error => { state.error = error; repaint(); },
  });

  function take(domain, answer) {
    Object.assign(state, { domain, list: answer.mailboxes, catchAll: answer.catchAll ?? null, error: null });
    repaint();
  }

  async function reload() {
    const answer = await get(`${path}/mailboxes`);
    take(state.domain, answer);
  }

  const forms = {
    one: adder({ path, domain: name, created: async address => { await reload(); announce(t('mailboxes.created', { address })); } }),
    many: paster({ path, domain: name, existing: () => state.list.flatMap(locals), created: reload }),
  };

  function show(form) {
    state.form = state.form === form ? null : form;
    repaint();
    queueMicrotask(() => document.querySelector('.adder input, .adder textarea')?.focus());
  }

  const change = {
    open: address => { state.open = state.open === address ? null : address; work.clear(); repaint(); },
    isOpen: address => state.open === address,
    run: (what, action) => work.run(what, async () => { await action(); await reload(); }),
    work, path, domain: name, links: new Map(),
  };

  const ready = () => work.run('ready', async () => { state.domain = await post(`${path}/ready`); announce(t('mailboxes.ready.said')); });

  function setCatchAll(event) {
    const local = event.target.value;
    return change.run('catch-all', () => (local ? put(`${path}/catch-all`, { mailbox: local }) : remove(`${path}/catch-all`)));
  }

  function catchAll() {
    const local = state.catchAll?.slice(0, state.catchAll.lastIndexOf('@'));
    return html`<div class="catch-all card"><div><label for="catch-all"><strong>${t('mailboxes.catch-all')}</strong></label>
        <p class="soft">${t('mailboxes.catch-all.help')}</p></div>
      <select id="catch-all" @change=${setCatchAll}><option value="" ?selected=${!local}>${t('mailboxes.catch-all.none')}</option>
        ${state.list.map(each => html`<option value=${each.local} ?selected=${each.local === local}>${each.address}</option>`)}</select>
      ${work.error('catch-all') ? trouble(work.error('catch-all')) : nothing}</div>`;
  }

  function list() {
    const wanted = state.search.trim().toLowerCase();
    const shown = state.list.filter(each => each.address.includes(wanted) || each.aliases.some(alias => alias.includes(wanted)));
    return html`${state.list.length > MANY ? html`<input class="search" type="search" dir="auto" aria-label=${t('mailboxes.search')}
        placeholder=${t('mailboxes.search')} .value=${state.search} @input=${event => { state.search = event.target.value; repaint(); }}>` : nothing}
      <p class="soft count">${t('mailboxes.count', { count: shown.length })}</p>
      <ul class="boxes">${shown.map(each => row(each, change))}</ul>`;
  }

  function tools() {
    return html`<div class="actions tools">${button({ text: t('mailboxes.add'), kind: 'primary', shape: 'plus', click: () => show('one') })}
      ${button({ text: t('mailboxes.paste'), shape: 'copy', click: () => show('many') })}
      ${state.domain.phase === 'AWAIT_MAILBOXES' && state.list.length
        ? button({ text: t('mailboxes.ready'), shape: 'check', busy: work.busy('ready'), click: ready }) : nothing}</div>`;
  }

  function body() {
    return html`${domainHead(name, state.domain, 'mailboxes')}
      ${state.error ? trouble(state.error) : nothing}
      ${state.list === null ? (state.error ? nothing : skeleton(5)) : inner()}`;
  }

  function inner() {
    if (!state.domain.milestones.PROVISIONED) {
      return note('wait', t('mailboxes.too-early'), html`<p>${t('mailboxes.too-early.text')}</p>`);
    }
    return html`${work.error('ready') ? trouble(work.error('ready')) : nothing}
      ${state.list.length || state.form ? tools() : nothing}
      ${state.form ? forms[state.form].body(() => show(state.form)) : nothing}
      ${state.list.length ? html`${catchAll()}${list()}`
        : state.form ? nothing : empty('users', t('mailboxes.empty'), t('mailboxes.empty.text'), tools())}`;
  }

  return { name: 'wide', title: () => `${t('view.mailboxes')} · ${name}`, body, close: () => watch.stop() };
}

function locals({ local, aliases }) {
  return [local, ...aliases.map(each => each.slice(0, each.lastIndexOf('@')))].map(each => each.toLowerCase());
}
