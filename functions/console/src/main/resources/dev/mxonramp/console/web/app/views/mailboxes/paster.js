import { html, nothing } from '../../vendor/lit-html.js';
import { post, put, segment } from '../../lib/api.js';
import { octets as size, t } from '../../lib/i18n.js';
import { announce, repaint } from '../../lib/paint.js';
import { button, code, said } from '../../components/parts.js';
import { icon } from '../../components/icons.js';
import { pasted } from './pasted.js';

const SHOWN = 200;

// Creates many mailboxes from a pasted list: first shown line by line, then created one after the other; a line that
// does not get through stops no other.
export function paster({ path, domain, existing, created }) {
  const state = { text: '', rows: [], running: false, at: 0 };

  function read(event) {
    state.text = event.target.value;
    state.rows = pasted(state.text, domain, existing());
    repaint();
  }

  async function create() {
    Object.assign(state, { running: true, at: 0 });
    for (const row of state.rows.filter(good)) {
      await one(row);
      state.at++;
      repaint();
    }
    state.running = false;
    const made = state.rows.filter(row => row.done).length;
    announce(t('paste.done', { count: made }));
    await created();
    repaint();
  }

  async function one(row) {
    try {
      await post(`${path}/mailboxes`, row.quota ? { local: row.local, quota: row.quota } : { local: row.local });
      row.done = true;
      for (const alias of row.aliases) {
        await put(`${path}/mailboxes/${segment(row.local)}/aliases/${segment(alias)}`);
      }
    } catch (error) {
      row.error = error.message;
    }
  }

  function preview() {
    const ready = state.rows.filter(good).length;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('paste.preview')}><table class="preview">
        <thead><tr><th scope="col">${t('paste.mailbox')}</th><th scope="col">${t('mailboxes.quota')}</th>
          <th scope="col">${t('mailboxes.aliases')}</th><th scope="col">${t('paste.state')}</th></tr></thead>
        <tbody>${state.rows.slice(0, SHOWN).map(line)}</tbody></table></div>
      ${state.rows.length > SHOWN ? html`<p class="soft">${t('paste.more', { count: state.rows.length - SHOWN })}</p>` : nothing}
      ${state.running ? html`<progress max=${ready + state.at} value=${state.at} aria-label=${t('paste.running')}></progress>` : nothing}
      ${ready && !state.running ? button({ text: t('paste.create', { count: ready }), kind: 'primary', click: create }) : nothing}`;
  }

  function body(close) {
    return html`<div class="card adder"><div class="field"><label for="list">${t('paste.label')}</label>
        <textarea id="list" rows="6" dir="ltr" spellcheck="false" aria-describedby="list-help" .value=${state.text}
          @input=${read} placeholder=${'ann, 5 GB, info sales\nbob'}></textarea>
        <p class="help" id="list-help">${t('paste.help')}</p></div>
      ${state.rows.length ? preview() : nothing}
      <div class="actions">${button({ text: t('close'), kind: 'quiet', click: close })}</div></div>`;
  }

  return { body };
}

function good(row) {
  return !row.problem && !row.done;
}

function line(row) {
  return html`<tr><th scope="row">${code(row.local)}</th>
    <td>${Number.isNaN(row.quota) ? '?' : row.quota ? size(row.quota) : t('mailboxes.quota.none')}</td>
    <td>${row.aliases.map(each => html`${code(each)} `)}</td>
    <td>${row.error ? html`<span class="is-bad">${icon('alert')}${said(row.error)}</span>`
      : row.done ? html`<span class="is-good">${icon('check')}${t('paste.created')}</span>`
        : row.problem ? html`<span class="is-bad">${icon('alert')}${t(`paste.problem.${row.problem}`)}</span>`
          : html`<span class="soft">${t('paste.ready')}</span>`}</td></tr>`;
}

