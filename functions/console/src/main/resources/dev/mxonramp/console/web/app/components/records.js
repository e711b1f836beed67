import { html, nothing } from '../vendor/lit-html.js';
import { t } from '../lib/i18n.js';
import { copy, save } from './copy.js';
import { icon } from './icons.js';

// Suggested for new records: short enough that a slip is soon mended (seconds).
const TTL = 300;

// The records to publish, one card each, with a button to copy every field as a DNS panel asks for it.
export function records(wanted, domain) {
  return html`<div class="records">${wanted.map(record => one(record, domain))}</div>
    <p class="records-foot"><button type="button" class="button quiet" @click=${() => save(`${domain}.zone`, 'text/plain', zoneFile(wanted))}>
      ${icon('download')}<span>${t('records.zone-file')}</span></button></p>`;
}

function one(record, domain) {
  const short = relative(record.name, domain);
  return html`<dl class="record" aria-label="${record.type} ${record.name}">
    <div><dt>${t('records.type')}</dt><dd><b>${record.type}</b></dd></div>
    ${cell('name', t('records.name'), short, record.name === short ? nothing
      : html`<span class="soft">${t('records.name.whole')}</span> ${value('name-whole', record.name, t('records.name.whole'))}`)}
    ${record.priority === undefined ? nothing : cell('priority', t('records.priority'), String(record.priority))}
    ${cell('value', t(record.type === 'MX' ? 'records.server' : 'records.value'), record.value)}
    ${cell('ttl', t('records.ttl'), String(record.ttl ?? TTL))}
  </dl>`;
}

function cell(name, label, text, more = nothing) {
  return html`<div class="cell-${name}"><dt>${label}</dt><dd>${value(name, text, label)}
    ${more === nothing ? nothing : html`<div class="more">${more}</div>`}</dd></div>`;
}

function value(name, text, label) {
  return html`<span class="value"><bdi class="code" dir="ltr" data-field=${name}>${text}</bdi>${copy(text, label)}</span>`;
}

// The name without the domain, as most panels take it; @ stands for the domain itself.
export function relative(name, domain) {
  if (name === domain) {
    return '@';
  }
  return name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name;
}

// The records as lines of a zone file (RFC 1035 5.1).
export function zoneFile(wanted) {
  return wanted.map(({ name, type, priority, ttl = TTL, value: text }) => {
    const data = type === 'TXT' ? quoted(text) : type === 'MX' ? `${priority} ${text}.` : absolute(text);
    return `${name}. ${ttl} IN ${type} ${data}\n`;
  }).join('');
}

// A host name as data ends with a dot, else the zone's name would follow it.
function absolute(text) {
  return text.endsWith('.') ? text : `${text}.`;
}

function quoted(text) {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
