import { html, nothing } from '../../vendor/lit-html.js';
import { clock, duration, octets, t } from '../../lib/i18n.js';
import { chip } from '../../components/parts.js';

const TONES = { CERTIFIED: 'good', FINISHED: 'good', FAILED: 'bad', CANCELLED: 'bad' };

export function stateChip(move) {
  return chip(TONES[move.state] ?? 'wait', t(`move.${move.state}`));
}

// A bar with its share in figures; an empty whole is full, since nothing is missing.
export function bar(done, whole, label) {
  const share = whole > 0 ? Math.min(1, done / whole) : 0;
  const percent = Math.floor(share * 100);
  return html`<span class="bar-line"><progress max="100" value=${percent} aria-label=${label}></progress>
    <span class="percent">${t('move.percent', { count: percent })}</span></span>`;
}

// Messages, octets, rate and time left in one line.
export function figures(move) {
  return html`${t('move.messages', { count: move.copied, found: move.found })} · ${octets(move.octets)}${move.octetsPerSecond
    ? html` · ${t('move.rate', { rate: octets(move.octetsPerSecond) })}` : nothing}${move.secondsLeft
    ? html` · ${t('move.left', { time: duration(move.secondsLeft) })}` : nothing}${move.waitingUntil
    ? html` · ${t('move.waiting-until', { when: clock(move.waitingUntil) })}` : nothing}`;
}
