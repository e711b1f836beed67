// Real addresses by the history API: a link within the console changes the view, everything else is the browser's.
const OWN = /^\/(domains(\/.*)?)?$/;
const state = { listener: () => {} };

export function onNavigate(listener) {
  state.listener = listener;
  addEventListener('popstate', listener);
  document.addEventListener('click', click);
}

export function navigate(path) {
  history.pushState(null, '', path);
  state.listener();
}

export function replace(path) {
  history.replaceState(null, '', path);
  state.listener();
}

// The first of the routes, each a pattern and what it opens, that the address means.
export function match(routes) {
  for (const [pattern, open] of routes) {
    const found = pattern.exec(location.pathname);
    if (found) {
      return [open, found.slice(1).map(each => each && decoded(each))];
    }
  }
  return null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function click(event) {
  const link = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')
      || link.origin !== location.origin || !OWN.test(link.pathname)) {
    return;
  }
  if (link.hash && link.pathname === location.pathname) {
    return;
  }
  event.preventDefault();
  if (link.pathname !== location.pathname) {
    navigate(link.pathname);
  }
}
