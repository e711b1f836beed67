// Asks again and again while the page is seen, and less often while there is no answer.
const LONGEST = 120_000;

// every gives the pause in milliseconds, and is asked after each answer; load gives what is asked for; seen and failed
// take the outcome. Returns what stops it, and what asks at once.
export function poll({ every, load, seen, failed }) {
  const state = { timer: 0, pause: 0, stopped: false, running: null, again: false };

  async function ask() {
    clearTimeout(state.timer);
    if (state.running) {
      state.again = true;
      return;
    }
    const abort = new AbortController();
    state.running = abort;
    try {
      const value = await load(abort.signal);
      if (!state.stopped) {
        seen(value);
      }
      state.pause = every();
    } catch (error) {
      if (!state.stopped && error.name !== 'AbortError') {
        state.pause = Math.min(LONGEST, Math.max(state.pause * 2, every(), (error.retryAfter ?? 0) * 1000));
        failed(error);
      }
    } finally {
      state.running = null;
      const at = state.again ? 0 : state.pause;
      state.again = false;
      plan(at);
    }
  }

  function plan(millis) {
    if (!state.stopped && !document.hidden) {
      state.timer = setTimeout(ask, millis);
    }
  }

  function visibility() {
    clearTimeout(state.timer);
    if (!document.hidden) {
      ask();
    }
  }

  document.addEventListener('visibilitychange', visibility);
  ask();
  return {
    now: ask,
    stop() {
      state.stopped = true;
      clearTimeout(state.timer);
      state.running?.abort();
      document.removeEventListener('visibilitychange', visibility);
    },
  };
}
