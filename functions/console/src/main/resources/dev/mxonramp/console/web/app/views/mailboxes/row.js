import { html, nothing } from '../../vendor/lit-html.js';
import { put, remove, segment } from '../../lib/api.js';
import { octets, t } from '../../lib/i18n.js';
import { button, code, trouble } from '../../components/parts.js';
import { icon } from '../../components/icons.js';
import { octets as read } from './pasted.js';
import { passwordLink } from './password-link.js';

// One mailbox; opened, it can be changed.
export function row(box, change) {
  const open = change.isOpen(box.address);
  return html`<li class="box ${open ? 'open' : ''}"><button type="button" class="box-head" aria-expanded=${String(open)} @click=${() => change.open(box.address)}>
      <span class="box-name"><bdi dir="ltr">${box.address}</bdi>
        ${box.aliases.length ? html`<small>${t('mailboxes.also', { count: box.aliases.length })}</small>` : nothing}</span>
      <span class="soft">${box.quota ? octets(box.quota) : t('mailboxes.quota.none')}</span>
      ${box.parked ? html`<span class="chip bad">${t('mailboxes.parked')}</span>` : nothing}</button>
    ${open ? details(box, change) : nothing}</li>`;
}

function details(box, change) {
  const own = `${change.path}/mailboxes/${segment(box.local)}`;
  const base = `/domains/${encodeURIComponent(change.domain)}`;
  const shown = ['link', 'alias', 'quota', 'delete'].map(what => change.work.error(`${what} ${box.local}`)).find(Boolean);
  return html`<div class="box-body">
    ${shown ? trouble(shown) : nothing}
    <section><h2>${t('mailboxes.password')}</h2>${passwordLink(box, own, change)}</section>
    <section><h2>${t('mailboxes.aliases')}</h2>
      <ul class="tags">${box.aliases.map(each => alias(each, box, own, change))}</ul>
      ${inline(`alias-${box.local}`, t('mailboxes.alias.new'), 'info', change.work.busy(`alias ${box.local}`), t('mailboxes.alias.add'),
        text => change.run(`alias ${box.local}`, () => put(`${own}/aliases/${segment(text)}`)))}</section>
    <section><h2>${t('mailboxes.quota')}</h2>
      ${inline(`quota-${box.local}`, t('mailboxes.quota.new'), '5 GB', change.work.busy(`quota ${box.local}`), t('save'),
        text => Number.isNaN(read(text)) || change.run(`quota ${box.local}`, () => put(`${own}/quota`, { quota: read(text) })))}</section>
    <p class="box-links"><a href="${base}/clients/${encodeURIComponent(box.local)}">${icon('phone')}${t('view.clients')}</a>
      <a href="${base}/migration/${encodeURIComponent(box.local)}">${icon('boxes')}${t('view.migration')}</a></p>
    <details class="danger"><summary>${t('mailboxes.delete')}</summary><p>${t('mailboxes.delete.sure')}</p>
      ${button({ text: t('mailboxes.delete.now'), kind: 'danger', shape: 'trash', busy: change.work.busy(`delete ${box.local}`),
        click: () => change.run(`delete ${box.local}`, () => remove(own)) })}</details>
  </div>`;
}

function alias(address, box, own, change) {
  const local = address.slice(0, address.lastIndexOf('@'));
  return html`<li>${code(address)}<button type="button" class="copy" aria-label=${t('mailboxes.alias.remove', { address })}
    @click=${() => change.run(`alias ${box.local}`, () => remove(`${own}/aliases/${segment(local)}`))}>${icon('trash')}</button></li>`;
}

// A field and its button in one line.
function inline(id, label, placeholder, busy, text, take) {
  const submit = event => {
    event.preventDefault();
    const value = event.target.elements[id].value.trim();
    if (value) {
      take(value);
      event.target.reset();
    }
  };
  return html`<form class="inline" @submit=${submit}><label class="visually-hidden" for=${id}>${label}</label>
    <input id=${id} name=${id} dir="ltr" autocomplete="off" spellcheck="false" autocapitalize="none" placeholder=${placeholder}>
    ${button({ text, submit: true, busy })}</form>`;
}
