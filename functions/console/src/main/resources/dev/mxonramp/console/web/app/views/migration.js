import { html, nothing } from '../vendor/lit-html.js';
import { get, segment } from '../lib/api.js';
import { number, t } from '../lib/i18n.js';
import { repaint } from '../lib/paint.js';
import { poll } from '../lib/poll.js';
import { save } from '../components/copy.js';
import { domainHead } from '../components/domain-head.js';
import { button, empty, skeleton, trouble } from '../components/parts.js';
import { icon } from '../components/icons.js';
import { mailboxMigration } from './migration/mailbox.js';
import { bar, figures, stateChip } from './migration/progress.js';

const EVERY = 10_000;

// How far the old mail of a domain has come: all its mailboxes, or one of them.
export function migration(name, local) {
  return local === undefined ? overview(name) : mailboxMigration(name, local);
}

function overview(name) {
  const path = `/v1/domains/${segment(name)}`;
  const state = { domain: null, boxes: null, moves: null, error: null, refused: null };
  const watch = poll({
    every: () => EVERY,
    load: signal => Promise.all([get(path, { signal }), get(`${path}/mailboxes`, { signal }), get(`${path}/migration`, { signal })]),
    seen: ([domain, boxes, moves]) => { Object.assign(state, { domain, boxes: boxes.mailboxes, moves: moves.mailboxes, error: null }); repaint(); },
    failed: error => { state.error = error; repaint(); },
  });

  async function report() {
    try {
      save(`${name}-migration.csv`, 'text/csv', await get(`${path}/migration/report`, { text: true }));
    } catch (error) {
      state.refused = error;
      repaint();
    }
  }

  function total() {
    const sum = key => state.moves.reduce((all, each) => all + each[key], 0);
    const certified = state.moves.filter(each => each.certifiedAt).length;
    return html`<section class="card total"><div class="total-figures">
        ${figure(t('migration.certified'), `${number(certified)} / ${number(state.moves.length)}`)}
        ${figure(t('migration.messages'), number(sum('copied')))}
        ${figure(t('migration.excepted'), number(sum('excepted')))}</div>
      ${bar(sum('copied') + sum('excepted'), sum('found'), t('migration.all'))}
      <div class="actions">${button({ text: t('migration.report'), shape: 'download', kind: 'quiet', click: report })}</div></section>`;
  }

  function list() {
    const moves = new Map(state.moves.map(each => [each.mailbox, each]));
    return html`<ul class="lines">${state.boxes.map(box => line(name, box, moves.get(box.address)))}</ul>`;
  }

  function body() {
    return html`${domainHead(name, state.domain, 'migration')}
      ${state.error ? trouble(state.error) : nothing}${state.refused ? trouble(state.refused) : nothing}
      ${state.boxes === null ? (state.error ? nothing : skeleton(4)) : state.boxes.length
        ? html`<p class="intro">${t('migration.text')}</p>${state.moves.length ? total() : nothing}${list()}`
        : empty('boxes', t('mailboxes.empty'), t('migration.none'), html`<a class="button primary" href="/domains/${encodeURIComponent(name)}/mailboxes">${t('mailboxes.open')}</a>`)}`;
  }

  return { name: 'wide', title: () => `${t('view.migration')} · ${name}`, body, close: () => watch.stop() };
}

function figure(label, value) {
  return html`<div><b>${value}</b><small>${label}</small></div>`;
}

function line(name, box, move) {
  return html`<li><a class="line move" href="/domains/${encodeURIComponent(name)}/migration/${encodeURIComponent(box.local)}">
    <span class="line-name"><bdi dir="ltr">${box.address}</bdi>${move ? html`<small>${figures(move)}</small>` : html`<small>${t('migration.no-source')}</small>`}</span>
    ${move ? bar(move.copied + move.excepted, move.found, box.address) : html`<span></span>`}
    ${move ? stateChip(move) : html`<span class="chip">${t('migration.set')}</span>`}${icon('arrow')}</a></li>`;
}
