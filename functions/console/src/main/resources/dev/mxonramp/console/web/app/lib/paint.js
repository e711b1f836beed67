// Draws the whole page again soon after something changed; the template library touches only what differs.
const state = { draw: () => {}, due: false };

export function onPaint(draw) {
  state.draw = draw;
}

export function repaint() {
  if (!state.due) {
    state.due = true;
    queueMicrotask(() => {
      state.due = false;
      state.draw();
    });
  }
}

// Says what changed by itself to those who do not see it.
export function announce(text) {
  const place = document.getElementById('announcements');
  if (place.textContent !== text) {
    place.textContent = text;
  }
}
