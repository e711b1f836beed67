import { html } from '../../vendor/lit-html.js';
import { post } from '../../lib/api.js';
import { clock, t } from '../../lib/i18n.js';
import { announce } from '../../lib/paint.js';
import { copy } from '../../components/copy.js';
import { button } from '../../components/parts.js';

// A link by which the mailbox's user chooses the password, so that nobody else ever knows it. It is shown this once.
export function passwordLink(box, own, { links, work }) {
  const made = links.get(box.address);
  const what = `link ${box.local}`;
  const make = () => work.run(what, async () => {
    links.set(box.address, await post(`${own}/password-link`));
    announce(t('password.made'));
  });
  return html`<p class="soft">${t('password.text')}</p>
    ${made ? html`<p class="value made"><bdi class="code" dir="ltr">${made.link}</bdi>${copy(made.link, t('password.link'))}</p>
      <p class="soft">${t('password.until', { when: clock(made.expiresAt) })}</p>` : ''}
    <div class="actions">${button({ text: t(made ? 'password.again' : 'password.make'), shape: 'link', busy: work.busy(what), click: make })}</div>`;
}
