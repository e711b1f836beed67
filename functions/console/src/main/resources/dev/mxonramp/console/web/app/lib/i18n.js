// Texts of the reader's language. A text is a string, or an object with one string for each plural category of the
// language (CLDR) that the argument "count" chooses from. {name} stands for an argument.
const KEPT = 'onramp.language';
const NAMES = { en: 'English', de: 'Deutsch', ar: 'العربية' };
const RIGHT_TO_LEFT = ['ar'];
const state = { language: 'en', messages: {}, plurals: new Intl.PluralRules('en') };

export function languages() {
  return Object.entries(NAMES).filter(([code]) => source(code));
}

export function language() {
  return state.language;
}

// What the browser asks for, unless the reader chose.
export function preferred() {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages].filter(Boolean).map(each => each.split('-')[0]);
  return wanted.find(source) ?? 'en';
}

export async function speak(code) {
  const answer = await fetch(source(code), { credentials: 'omit' });
  if (!answer.ok) {
    throw new Error(`no texts for ${code}: ${answer.status}`);
  }
  state.messages = await answer.json();
  state.language = code;
  state.plurals = new Intl.PluralRules(code);
  document.documentElement.lang = code;
  document.documentElement.dir = RIGHT_TO_LEFT.includes(code) ? 'rtl' : 'ltr';
}

export function keep(code) {
  localStorage.setItem(KEPT, code);
}

export function t(key, values = {}) {
  const message = state.messages[key];
  const text = typeof message === 'object' ? message[state.plurals.select(values.count)] ?? message.other : message;
  if (text === undefined) {
    throw new Error(`no text for ${key}`);
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => format(values[name] ?? whole));
}

function format(value) {
  return typeof value === 'number' ? number(value) : String(value);
}

export function number(value) {
  return new Intl.NumberFormat(state.language).format(value);
}

// The exact clock of where the reader is; with the day where it is not today.
export function clock(instant) {
  const at = new Date(instant);
  const today = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(state.language, today
    ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
    : { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .format(at);
}

export function clockWithSeconds(instant) {
  return new Intl.DateTimeFormat(state.language,
    { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

export function day(instant) {
  return new Intl.DateTimeFormat(state.language, { dateStyle: 'medium' }).format(new Date(instant));
}

const UNITS = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

// How long something took or will take, in its largest unit.
export function duration(seconds) {
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? UNITS.at(-1);
  return new Intl.NumberFormat(state.language, { style: 'unit', unit, unitDisplay: 'long' })
    .format(Math.round(seconds / size));
}

// How long ago something was.
export function ago(instant) {
  const seconds = Math.max(0, (Date.now() - new Date(instant)) / 1000);
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(state.language, { numeric: 'auto' }).format(-Math.floor(seconds / size), unit);
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

export function octets(count) {
  const power = Math.min(SIZES.length - 1, count < 1000 ? 0 : Math.floor(Math.log10(count) / 3));
  return new Intl.NumberFormat(state.language, {
    style: 'unit', unit: SIZES[power], unitDisplay: power === 0 ? 'long' : 'short', maximumFractionDigits: 1,
  }).format(count / 1000 ** power);
}

function source(code) {
  return document.querySelector(`meta[name="messages-${CSS.escape(code)}"]`)?.content;
}
