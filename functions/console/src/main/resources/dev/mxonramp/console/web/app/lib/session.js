// The bearer token of this browser. It lies in the tab's session storage: it survives a reload and ends with the tab.
// Another tab asks the open ones for it, so that a link opened in a new tab is signed in without the token ever being
// written where it outlives them.
const KEY = 'onramp.token';
const ANSWER_MILLIS = 150;
const channel = new BroadcastChannel('onramp.session');

channel.addEventListener('message', ({ data }) => {
  if (data.kind === 'ask' && signedIn()) {
    channel.postMessage({ kind: 'tell', session: kept() });
  } else if (data.kind === 'end' && signedIn()) {
    forget();
    location.assign('/');
  }
});

function kept() {
  return JSON.parse(sessionStorage.getItem(KEY));
}

export function token() {
  return kept()?.token ?? null;
}

// What the token is called, so that it can be revoked.
export function tokenId() {
  return kept()?.id ?? null;
}

export function signedIn() {
  return kept() !== null;
}

export function begin({ id, token: value }) {
  sessionStorage.setItem(KEY, JSON.stringify({ id, token: value }));
}

// Ends the session in every tab.
export function end() {
  forget();
  channel.postMessage({ kind: 'end' });
}

// Ends it in this tab only, e.g. since the token is no longer good.
export function forget() {
  sessionStorage.removeItem(KEY);
}

// Takes over the session of another open tab, if there is one.
export function adopt() {
  if (signedIn()) {
    return Promise.resolve();
  }
  return new Promise(resolve => {
    const listen = ({ data }) => {
      if (data.kind === 'tell') {
        begin(data.session);
        done();
      }
    };
    const done = () => {
      clearTimeout(timer);
      channel.removeEventListener('message', listen);
      resolve();
    };
    const timer = setTimeout(done, ANSWER_MILLIS);
    channel.addEventListener('message', listen);
    channel.postMessage({ kind: 'ask' });
  });
}
