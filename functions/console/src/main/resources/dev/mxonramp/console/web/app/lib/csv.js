// Rows of comma-separated values (RFC 4180); a semicolon or a tab separates, too, since spreadsheets copy them so.
export function rows(text) {
  const separator = ['\t', ';', ','].find(each => text.includes(each)) ?? ',';
  const state = { rows: [], row: [], cell: '', quoted: false };
  for (let i = 0; i < text.length; i++) {
    i += character(state, text, i, separator);
  }
  endRow(state);
  return state.rows.filter(row => row.some(cell => cell !== ''));
}

// Takes one character; says how many more belong to it.
function character(state, text, i, separator) {
  const c = text[i];
  if (state.quoted) {
    if (c !== '"') {
      state.cell += c;
    } else if (text[i + 1] === '"') {
      state.cell += '"';
      return 1;
    } else {
      state.quoted = false;
    }
  } else if (c === '"' && state.cell.trim() === '') {
    state.quoted = true;
    state.cell = '';
  } else if (c === separator) {
    endCell(state);
  } else if (c === '\n') {
    endRow(state);
  } else {
    state.cell += c;
  }
  return 0;
}

function endCell(state) {
  state.row.push(state.cell.trim());
  state.cell = '';
}

function endRow(state) {
  endCell(state);
  state.rows.push(state.row);
  state.row = [];
}
