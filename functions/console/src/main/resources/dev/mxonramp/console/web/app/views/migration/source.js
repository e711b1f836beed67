import { html, nothing } from '../../vendor/lit-html.js';
import { ApiError, get, put } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { announce, repaint } from '../../lib/paint.js';
import { tasks } from '../../lib/task.js';
import { button, field, note, said, trouble } from '../../components/parts.js';

const OWN = '';

// Names the old mailbox: by a provider that is known, or by its server. It is tried at once.
export function sourceForm({ domain, path, set }) {
  const state = { presets: null, preset: OWN, host: '', port: '993', security: 'TLS', user: '', password: '', paused: true };
  const work = tasks();
  get(`${domain}/source-presets`).then(answer => {
    state.presets = answer.presets;
    choose(answer.suggested ?? OWN);
  }, () => { state.presets = []; repaint(); });

  function choose(id) {
    state.preset = id;
    repaint();
  }

  const chosen = () => (state.presets ?? []).find(each => each.id === state.preset);

  function submit(event) {
    event.preventDefault();
    const { preset, host, port, security, user, password, paused } = state;
    const where = preset === OWN ? { host: host.trim(), port: Number(port), security } : { preset };
    work.run('source', async () => {
      await put(`${path}/source`, { ...where, user: user.trim(), password, ...(paused ? { paused } : {}) });
      state.password = '';
      announce(t('source.set'));
      await set();
    });
  }

  const wrong = name => (work.error('source') instanceof ApiError && work.error('source').field === name ? work.error('source').message : '');
  const text = (name, label, more = {}) => field({ id: `source-${name}`, label, value: state[name], ltr: true, error: wrong(name),
    input: event => { state[name] = event.target.value; }, ...more });

  function server() {
    return html`<div class="row">${text('host', t('source.host'), { placeholder: 'imap.example.com' })}
      ${text('port', t('source.port'), { mode: 'numeric' })}
      <div class="field"><label for="source-security">${t('source.security')}</label><select id="source-security" @change=${event => { state.security = event.target.value; }}>
        ${['TLS', 'STARTTLS', 'PLAIN'].map(each => html`<option ?selected=${each === state.security}>${each}</option>`)}</select></div></div>`;
  }

  function body() {
    const error = work.error('source');
    const own = error instanceof ApiError && ['host', 'port', 'user', 'password'].includes(error.field);
    return html`<form class="card" @submit=${submit} novalidate><h3>${t('source.heading')}</h3><p class="soft">${t('source.text')}</p>
      <div class="field"><label for="preset">${t('source.preset')}</label><select id="preset" @change=${event => choose(event.target.value)}>
        <option value=${OWN} ?selected=${state.preset === OWN}>${t('source.own')}</option>
        ${(state.presets ?? []).map(each => html`<option value=${each.id} ?selected=${each.id === state.preset}>${each.name}</option>`)}</select></div>
      ${chosen()?.advice ? note('plain', t('source.advice'), html`<p>${said(chosen().advice)}</p>`) : nothing}
      ${state.preset === OWN ? server() : nothing}
      <div class="row">${text('user', t('source.user'), { autocomplete: 'off', placeholder: 'ann@example.org' })}
        ${text('password', t('source.password'), { type: 'password', autocomplete: 'off', help: t('source.password.help') })}</div>
      <label class="check"><input type="checkbox" .checked=${state.paused} @change=${event => { state.paused = event.target.checked; }}><span>${t('source.paused')}</span></label>
      ${error && !own ? trouble(error) : nothing}
      <div class="actions">${button({ text: t('source.go'), kind: 'primary', submit: true, busy: work.busy('source') })}</div></form>`;
  }

  return { body };
}
