import { render } from './vendor/lit-html.js';
import { brand, frame } from './components/frame.js';
import { onSignedOut } from './lib/api.js';
import { preferred, speak, t } from './lib/i18n.js';
import { onPaint } from './lib/paint.js';
import { match, navigate, onNavigate, replace } from './lib/router.js';
import { adopt, signedIn } from './lib/session.js';
import { landing } from './views/landing.js';
import { domains } from './views/domains.js';
import { journey } from './views/journey.js';
import { mailboxes } from './views/mailboxes.js';
import { mx } from './views/mx.js';
import { clients } from './views/clients.js';
import { migration } from './views/migration.js';
import { notFound } from './views/not-found.js';
import { password } from './views/password.js';

// Pattern, view, and whether one must be signed in to see it.
const ROUTES = [
  [/^\/$/, { open: landing, secured: false }],
  [/^\/password$/, { open: password, secured: false }],
  [/^\/domains$/, { open: domains, secured: true }],
  [/^\/domains\/([^/]+)$/, { open: journey, secured: true }],
  [/^\/domains\/([^/]+)\/mailboxes$/, { open: mailboxes, secured: true }],
  [/^\/domains\/([^/]+)\/mx$/, { open: mx, secured: true }],
  [/^\/domains\/([^/]+)\/clients(?:\/([^/]+))?$/, { open: clients, secured: true }],
  [/^\/domains\/([^/]+)\/migration(?:\/([^/]+))?$/, { open: migration, secured: true }],
];
const WANTED = 'onramp.wanted';
const app = { view: null, path: null, title: '' };

function show() {
  const [route, parameters] = match(ROUTES) ?? [{ open: notFound, secured: false }, []];
  if (route.secured && !signedIn()) {
    sessionStorage.setItem(WANTED, location.pathname);
    replace('/');
    return;
  }
  app.view?.close?.();
  const first = app.path === null;
  app.path = location.pathname;
  app.view = route.open(...parameters);
  draw();
  document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  if (!first) {
    scrollTo(0, 0);
    (document.querySelector('main h1') ?? document.getElementById('main')).focus({ preventScroll: true });
  }
}

function draw() {
  if (!app.view) {
    return;
  }
  render(frame(app.view.name, app.view.body()), document.getElementById('app'));
  document.title = `${app.view.title()} · ${brand()}`;
}

onPaint(draw);
onNavigate(show);
onSignedOut(() => {
  sessionStorage.setItem(WANTED, location.pathname);
  navigate('/');
});
addEventListener('onramp:signed-in', () => {
  const wanted = sessionStorage.getItem(WANTED) ?? '/domains';
  sessionStorage.removeItem(WANTED);
  replace(wanted);
});
// A stranger is not made to wait for an answer of other tabs.
const others = location.pathname.startsWith('/domains') ? adopt() : Promise.resolve();
Promise.all([speak(preferred()), others]).then(show);
