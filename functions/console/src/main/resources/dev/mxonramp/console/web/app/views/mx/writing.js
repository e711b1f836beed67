import { html, nothing } from '../../vendor/lit-html.js';
import { get, post, put, remove } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { announce, repaint } from '../../lib/paint.js';
import { tasks } from '../../lib/task.js';
import { findings } from '../../components/cut-over.js';
import { copy } from '../../components/copy.js';
import { button, code, field, note, trouble } from '../../components/parts.js';

// Having records written in Route 53. What is replaced is exactly what is shown, or nothing.
export function writing({ path, changed }) {
  const state = { dns: null, error: null, role: '' };
  const work = tasks();

  async function load() {
    try {
      Object.assign(state, { dns: await get(`${path}/dns`), error: null });
    } catch (error) {
      state.error = error;
    }
    repaint();
  }
  load();

  const act = (what, action, saying) => work.run(what, async () => {
    await action();
    announce(t(saying));
    await load();
    changed();
  });

  const change = override => act('mx', () => post(`${path}/dns/mx`, override.length
    ? { confirm: state.dns.mx.current, override } : { confirm: state.dns.mx.current }), 'writing.changed');

  function hindered(error) {
    const required = error.findings.filter(each => each.severity === 'REQUIRED').map(each => each.code);
    return html`${findings({ findings: error.findings })}
      ${required.length ? button({ text: t('writing.anyway'), kind: 'danger', busy: work.busy('mx'), click: () => change(required) }) : nothing}`;
  }

  function writable() {
    const { mx } = state.dns;
    const error = work.error('mx');
    return html`<p>${t('writing.text')}</p>
      <div class="swap"><div><p class="soft">${t('mx.before')}</p>${set(mx.current)}</div><div><p class="soft">${t('mx.after')}</p>${set(mx.ours)}</div></div>
      ${error ? (error.findings?.length ? hindered(error) : trouble(error)) : nothing}
      ${work.error('back') ? trouble(work.error('back')) : nothing}${work.error('records') ? trouble(work.error('records')) : nothing}
      <div class="actions">${button({ text: t('writing.change'), kind: 'primary', busy: work.busy('mx'), click: () => change([]) })}
        ${button({ text: t('writing.records'), busy: work.busy('records'), click: () => act('records', () => post(`${path}/dns/records`), 'writing.written') })}
        ${button({ text: t('writing.back'), kind: 'quiet', busy: work.busy('back'), click: () => act('back', () => post(`${path}/dns/mx/rollback`), 'writing.changed') })}</div>`;
  }

  function access() {
    const submit = event => {
      event.preventDefault();
      act('role', () => put(`${path}/dns/access`, { roleArn: state.role.trim() }), 'writing.kept');
    };
    return html`<p>${t('writing.offer')}</p>
      <p>${t('writing.external')} ${code(state.dns.externalId)}${copy(state.dns.externalId, t('writing.external'))}</p>
      ${state.dns.access === 'denied' || state.dns.access === 'ambiguous' ? note('bad', t(`writing.${state.dns.access}`)) : nothing}
      <form @submit=${submit} novalidate>${field({ id: 'role', label: t('writing.role'), value: state.role || (state.dns.role ?? ''), ltr: true,
        placeholder: 'arn:aws:iam::123456789012:role/onramp', error: work.error('role')?.field ? work.error('role').message : '',
        input: event => { state.role = event.target.value; } })}
        ${work.error('role') && !work.error('role').field ? trouble(work.error('role')) : nothing}
        <div class="actions">${button({ text: t('save'), submit: true, busy: work.busy('role') })}
          ${state.dns.role ? button({ text: t('writing.forget'), kind: 'quiet', click: () => act('role', () => remove(`${path}/dns/access`), 'writing.kept') }) : nothing}</div></form>`;
  }

  function body() {
    if (!state.dns) {
      return state.error ? trouble(state.error) : nothing;
    }
    const open = Boolean(state.dns.mx?.writable);
    return html`<details class="card writing" ?open=${open}><summary>${t('writing.heading')}</summary>${open ? writable() : access()}</details>`;
  }

  return { body };
}

function set(records) {
  return records.records.length ? records.records.map(each => html`<p>${code(each)}</p>`) : html`<p class="soft">–</p>`;
}
