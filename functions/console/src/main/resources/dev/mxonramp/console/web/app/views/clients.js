import { html, nothing } from '../vendor/lit-html.js';
import { get, segment } from '../lib/api.js';
import { t } from '../lib/i18n.js';
import { repaint } from '../lib/paint.js';
import { domainHead } from '../components/domain-head.js';
import { empty, note, skeleton, trouble } from '../components/parts.js';
import { icon } from '../components/icons.js';
import { copy } from '../components/copy.js';
import { clientRecords } from './clients/records.js';

// The settings that mail programs need: of every mailbox of a domain, or of one.
export function clients(name, local) {
  const state = { domain: null, boxes: null, settings: null, error: null };
  const address = local === undefined ? null : `${local}@${name}`;
  const dns = address ? null : clientRecords(`/v1/domains/${segment(name)}`, name);
  load();

  async function load() {
    const path = `/v1/domains/${segment(name)}`;
    try {
      const [domain, { mailboxes }] = await Promise.all([get(path), get(`${path}/mailboxes`)]);
      Object.assign(state, { domain, boxes: mailboxes });
      if (address) {
        state.settings = await get(`/v1/clients/${segment(address)}`);
      }
    } catch (error) {
      state.error = error;
    }
    repaint();
  }

  function body() {
    return html`${domainHead(name, state.domain, 'clients')}${state.error ? trouble(state.error) : nothing}
      ${state.boxes === null ? (state.error ? nothing : skeleton(4)) : address ? one() : all()}`;
  }

  function all() {
    if (!state.boxes.length) {
      return empty('phone', t('mailboxes.empty'), t('clients.none'), html`<a class="button primary" href="/domains/${encodeURIComponent(name)}/mailboxes">${t('mailboxes.open')}</a>`);
    }
    return html`<p class="intro">${t('clients.text')}</p><ul class="lines">${state.boxes.map(each => html`<li><a class="line two"
      href="/domains/${encodeURIComponent(name)}/clients/${encodeURIComponent(each.local)}">
      <span class="line-name"><bdi dir="ltr">${each.address}</bdi></span>${icon('arrow')}</a></li>`)}</ul>${dns.body()}`;
  }

  function one() {
    const page = `${location.origin}/set-up/${encodeURIComponent(address)}`;
    return html`<h2 class="box-title"><bdi dir="ltr">${address}</bdi></h2>
      ${state.settings === null ? (state.error ? nothing : skeleton(3)) : html`
        ${note('plain', t('clients.auto'), html`<p>${t('clients.auto.text')}</p>`)}
        <section class="send"><h3>${t('clients.send')}</h3><p>${t('clients.send.text')}</p>
          <p class="value"><bdi class="code" dir="ltr">${page}</bdi>${copy(page, t('clients.send'))}</p>
          <div class="actions"><a class="button primary" href=${page} target="_blank" rel="noopener">${icon('phone')}<span>${t('clients.page')}</span></a></div></section>
        <section><h3>${t('clients.hand')}</h3><div class="settings">${server('imap', state.settings)}${server('smtp', state.settings)}</div></section>`}`;
  }

  return { name: 'wide', title: () => `${t('view.clients')} · ${address ?? name}`, body };
}

function server(kind, settings) {
  const { host, port, security } = settings[kind];
  const cell = (key, text) => html`<div><dt>${t(`clients.${key}`)}</dt><dd class="value"><bdi class="code" dir="ltr">${text}</bdi>${copy(text, t(`clients.${key}`))}</dd></div>`;
  return html`<dl class="card setting"><div class="setting-title"><dt>${t(`clients.${kind}`)}</dt><dd>${t(`clients.${kind}.for`)}</dd></div>
    ${cell('host', host)}${cell('port', String(port))}${cell('security', security === 'TLS' ? 'SSL/TLS' : security)}${cell('user', settings.username)}</dl>`;
}
