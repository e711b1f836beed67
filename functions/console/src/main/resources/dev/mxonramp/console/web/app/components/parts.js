import { html, nothing } from '../vendor/lit-html.js';
import { t } from '../lib/i18n.js';
import { Unreachable } from '../lib/api.js';
import { icon } from './icons.js';

// A sentence that a server says: as it is, in its own language and direction.
export function said(text) {
  return html`<span lang="en" dir="auto">${text}</span>`;
}

// A name, an address or a record: reads left to right in every language.
export function code(text) {
  return html`<bdi class="code" dir="ltr">${text}</bdi>`;
}

// tone: good, wait, bad or plain
export function chip(tone, text) {
  return html`<span class="chip ${tone}">${text}</span>`;
}

// A message in its place; body may be a template.
export function note(tone, heading, body = nothing) {
  const shape = { good: 'check', wait: 'clock', bad: 'alert', plain: 'info' }[tone];
  return html`<div class="note ${tone}">${icon(shape)}
    <div><p class="note-heading">${heading}</p>${body}</div></div>`;
}

// What went wrong, in the server's words where it has any.
export function trouble(error) {
  if (error instanceof Unreachable) {
    return note('bad', t('error.unreachable'), html`<p>${t('error.unreachable.help')}</p>`);
  }
  const body = error.spoken ? html`<p>${said(error.message)}</p>` : html`<p>${t('error.gateway', { status: error.status ?? 0 })}</p>`;
  return html`<div role="alert">${note('bad', t('error.heading'), html`${body}${error.incident
    ? html`<p class="soft">${t('error.incident')} ${code(error.incident)}</p>` : nothing}`)}</div>`;
}

// Grey bars in the place of what is still asked for.
export function skeleton(lines) {
  return html`<div class="skeleton" aria-hidden="true">${Array.from({ length: lines }, () => html`<span></span>`)}</div>
    <p class="visually-hidden" role="status">${t('loading')}</p>`;
}

export function empty(shape, heading, text, action = nothing) {
  return html`<div class="empty">${icon(shape)}<h2>${heading}</h2><p>${text}</p>${action}</div>`;
}

// A field with its label, what helps to fill it in, and what was wrong with it.
export function field({ id, label, help, type = 'text', value = '', autocomplete = 'off', mode, error, required = true,
  input, ltr = false, placeholder = '' }) {
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input id=${id} name=${id} type=${type} .value=${value} autocomplete=${autocomplete} inputmode=${mode ?? nothing}
      autocapitalize="none" spellcheck="false" dir=${ltr ? 'ltr' : 'auto'} ?required=${required}
      placeholder=${placeholder || nothing} aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${described || nothing} @input=${input ?? nothing}>
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
    ${error ? html`<p class="field-error" id="${id}-error">${icon('alert')}${said(error)}</p>` : nothing}
  </div>`;
}

// kind: primary, secondary, quiet or danger
export function button({ text, shape, kind = 'secondary', busy = false, click, submit = false, label, disabled = false }) {
  return html`<button class="button ${kind}" type=${submit ? 'submit' : 'button'} ?disabled=${disabled}
    aria-busy=${busy ? 'true' : nothing} aria-label=${label ?? nothing} @click=${click ?? nothing}>
    ${shape ? icon(shape) : nothing}<span>${text}</span></button>`;
}
