import { html } from '../vendor/lit-html.js';
import { brand } from '../components/frame.js';
import { passage } from '../components/passage.js';
import { repaint } from '../lib/paint.js';
import { t } from '../lib/i18n.js';
import { signedIn } from '../lib/session.js';
import { replace } from '../lib/router.js';
import { entry } from './landing/entry.js';
import { STEPS, stepIcon } from './journey/steps.js';

// The front page: what will happen, and the way in.
export function landing() {
  const way = entry(repaint);
  if (signedIn() && !way.hasLink()) {
    queueMicrotask(() => replace('/domains'));
  }
  return {
    name: 'landing',
    title: () => t('landing.title'),
    body: () => html`
      <section class="hero">
        <div class="hero-words">
          <h1 tabindex="-1">${t('landing.heading')}</h1>
          <p class="lead">${t('landing.lead')}</p>
          ${passage()}
        </div>
        <div class="hero-card card">${way.body()}</div>
      </section>
      <section class="promise" aria-labelledby="promise">
        <h2 id="promise">${t('landing.steps')}</h2>
        <ol class="promise-steps">${STEPS.map(step => html`<li>
          <span class="promise-icon">${stepIcon(step)}</span>
          <h3>${t(`step.${step}`)}</h3><p>${t(`landing.${step}`, { brand: brand() })}</p></li>`)}</ol>
      </section>`,
  };
}
