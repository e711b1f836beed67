import { repaint } from './paint.js';

// Runs one thing at a time for a view, and keeps what is under way and what went wrong.
export function tasks() {
  const state = { busy: null, error: null, where: null };
  return {
    // what names the thing, and where its error is shown
    async run(what, work) {
      if (state.busy !== null) {
        return false;
      }
      Object.assign(state, { busy: what, error: null, where: what });
      repaint();
      try {
        await work();
        return true;
      } catch (error) {
        state.error = error;
        return false;
      } finally {
        state.busy = null;
        repaint();
      }
    },
    busy: what => state.busy === what,
    error: what => (state.where === what ? state.error : null),
    clear() {
      Object.assign(state, { error: null, where: null });
    },
  };
}
