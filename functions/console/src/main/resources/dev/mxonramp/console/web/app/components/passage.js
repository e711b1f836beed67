import { html } from '../vendor/lit-html.js';
import { t } from '../lib/i18n.js';
import { mark, brand } from './frame.js';
import { icon } from './icons.js';

// What happens, in one picture: where mail arrives before and after, and what comes along.
export function passage() {
  return html`<figure class="passage">
    <div class="place old"><span class="place-icon">${icon('boxes')}</span><strong>${t('passage.old')}</strong>
      <small>${t('passage.old.then')}</small></div>
    <div class="lanes" aria-hidden="true">
      <span class="lane"><i>${icon('mail')}</i>${t('passage.lane.mail')}</span>
      <span class="lane second"><i>${icon('boxes')}</i>${t('passage.lane.copy')}</span>
    </div>
    <div class="place new"><span class="place-icon">${mark()}</span><strong>${brand()}</strong>
      <small>${t('passage.new.then')}</small></div>
    <figcaption>${t('passage.caption')}</figcaption>
  </figure>`;
}
