import { clock, duration, language } from '../lib/i18n.js';

const SECOND = 1000;

// <count-down until="2026-11-24T14:32:00Z">: the time left, by itself and without painting the page. Screen readers are
// not told every second; the exact clock stands beside it.
class CountDown extends HTMLElement {
  static observedAttributes = ['until'];

  connectedCallback() {
    this.setAttribute('role', 'timer');
    this.setAttribute('aria-live', 'off');
    this.timer = setInterval(() => this.show(), SECOND);
    this.show();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  attributeChangedCallback() {
    this.show();
  }

  show() {
    const left = Math.max(0, Math.round((new Date(this.getAttribute('until')) - Date.now()) / SECOND));
    const text = left >= 172_800 ? duration(left) : digits(left);
    if (this.textContent !== text) {
      this.textContent = text;
      this.title = clock(this.getAttribute('until'));
    }
  }
}

function digits(seconds) {
  const pad = new Intl.NumberFormat(language(), { minimumIntegerDigits: 2, useGrouping: false });
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  return (hours ? [hours, ...parts] : parts).map(each => pad.format(each)).join(':');
}

customElements.define('count-down', CountDown);

// Whether an instant is still to come.
export function ahead(instant) {
  return Boolean(instant) && new Date(instant) > new Date();
}
