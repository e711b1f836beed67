import { html, nothing } from '../../vendor/lit-html.js';
import { ApiError, post } from '../../lib/api.js';
import { t } from '../../lib/i18n.js';
import { repaint } from '../../lib/paint.js';
import { tasks } from '../../lib/task.js';
import { button, field, trouble } from '../../components/parts.js';
import { octets } from './pasted.js';

// Creates one mailbox. The password that is made with it is not shown: its user chooses one by a link.
export function adder({ path, domain, created }) {
  const state = { local: '', quota: '', wrongQuota: false };
  const work = tasks();

  function submit(event) {
    event.preventDefault();
    const quota = octets(state.quota);
    state.wrongQuota = Number.isNaN(quota);
    if (state.wrongQuota) {
      repaint();
      return;
    }
    const local = state.local.trim();
    work.run('add', async () => {
      const { address } = await post(`${path}/mailboxes`, quota ? { local, quota } : { local });
      Object.assign(state, { local: '', quota: '' });
      await created(address);
      document.getElementById('new-mailbox')?.focus();
    });
  }

  function body(close) {
    const error = work.error('add');
    const own = error instanceof ApiError && error.field === 'local';
    return html`<form class="card adder two" @submit=${submit} novalidate>
      ${field({ id: 'new-mailbox', label: t('mailboxes.local'), help: t('mailboxes.local.help', { domain }), value: state.local,
        ltr: true, placeholder: 'ann', error: own ? error.message : '', input: event => { state.local = event.target.value; } })}
      ${field({ id: 'new-quota', label: t('mailboxes.quota'), help: t('mailboxes.quota.help'), value: state.quota, ltr: true,
        required: false, placeholder: '5 GB', error: state.wrongQuota ? t('mailboxes.quota.wrong') : '',
        input: event => { state.quota = event.target.value; } })}
      ${error && !own ? trouble(error) : nothing}
      <div class="actions">${button({ text: t('mailboxes.create'), kind: 'primary', submit: true, busy: work.busy('add') })}
        ${button({ text: t('close'), kind: 'quiet', click: close })}</div>
    </form>`;
  }

  return { body };
}
