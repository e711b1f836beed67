import { html, svg } from '../vendor/lit-html.js';

const SHAPES = {
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  copy: svg`<rect x="9" y="9" width="11" height="11" rx="2.5"/><path d="M15 5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.5v8A1.5 1.5 0 0 0 5.5 15"/>`,
  download: svg`<path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14"/>`,
  refresh: svg`<path d="M20 11a8 8 0 0 0-14.5-3.5L4 9m0-5v5h5M4 13a8 8 0 0 0 14.5 3.5L20 15m0 5v-5h-5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  arrow: svg`<path class="mirrored" d="M5 12h14m-6-6 6 6-6 6"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17-3-3-3-14 0-17Z"/>`,
  mail: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="2.5"/><path d="m4.5 7.5 7.5 6 7.5-6"/>`,
  key: svg`<circle cx="8" cy="15" r="4.5"/><path d="m11.5 11.5 8-8m-3 3 3 3m-6 0 2 2"/>`,
  users: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.5-4 3-5.5 6.5-5.5s6 1.5 6.5 5.5M16 5.5a3.5 3.5 0 0 1 0 6.5m2 2.5c2 .6 3.200 2.200 3.5 5"/>`,
  route: svg`<circle cx="6" cy="18.5" r="2.5"/><circle cx="18" cy="5.5" r="2.5"/><path d="M8.5 18.5h7a3.5 3.5 0 0 0 0-7h-7a3.5 3.5 0 0 1 0-7h7"/>`,
  phone: svg`<rect x="7" y="3" width="10" height="18" rx="2.5"/><path d="M11 18h2"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3 2"/>`,
  boxes: svg`<path d="M4 8.5 12 4l8 4.5v7L12 20l-8-4.5zM4 8.5l8 4.5 8-4.5M12 13v7"/>`,
  flag: svg`<path d="M6 21V4m0 1h11l-2 4 2 4H6"/>`,
  alert: svg`<path d="M12 4 2.5 20h19zM12 10v4.5m0 2.5v.2"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5m0-8.200V8"/>`,
  out: svg`<path class="mirrored" d="M14 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H14m-4-8h10m-4-4 4 4-4 4"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 5.700 0l3.100-3.100a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3.100 3.100a4 4 0 0 0 5.700 5.700l1.100-1.100"/>`,
  trash: svg`<path d="M4.5 7h15M9.5 7V4.5h5V7m-8 0 .8 12.5h9.400L17.5 7"/>`,
  pause: svg`<path d="M9 6v12m6-12v12"/>`,
  play: svg`<path class="mirrored" d="m8 5.5 10 6.5-10 6.5z"/>`,
  external: svg`<path class="mirrored" d="M13 5h6v6m0-6-8 8m-1-7H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5V14"/>`,
  shield: svg`<path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6zm-3 8.5 2.200 2.200L15.5 10"/>`,
};

// An ornament: what it means stands beside it in words, or in the label of its button.
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}
