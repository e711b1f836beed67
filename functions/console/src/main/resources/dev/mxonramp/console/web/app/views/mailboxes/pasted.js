import { rows } from '../../lib/csv.js';

// What a pasted list means: one mailbox a line, by its name or its address, then its quota and its aliases.
const HEADINGS = ['mailbox', 'address', 'email', 'e-mail', 'local', 'name', 'user'];
const UNITS = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };
// Dot-atoms (RFC 5322 3.2.3); what else the mail platform does not take, it says itself.
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

// existing: the local parts that are there. Each row: { local, quota, aliases, problem }.
export function pasted(text, domain, existing) {
  const seen = new Set(existing);
  const all = rows(text.slice(0, 200_000));
  const body = HEADINGS.includes((all[0]?.[0] ?? '').toLowerCase()) ? all.slice(1) : all;
  return body.map(([name = '', size = '', aliases = '']) => {
    const local = bare(name, domain);
    const quota = octets(size);
    const others = aliases.split(/[\s|]+/).filter(Boolean).map(each => bare(each, domain));
    const problem = problemOf(local, quota, others, seen);
    if (!problem) {
      seen.add(local.toLowerCase());
    }
    return { local, quota, aliases: others, problem };
  });
}

function problemOf(local, quota, aliases, seen) {
  if (!LOCAL.test(local) || local.length > 64) {
    return 'name';
  }
  if (seen.has(local.toLowerCase())) {
    return 'twice';
  }
  if (Number.isNaN(quota)) {
    return 'quota';
  }
  return aliases.every(each => LOCAL.test(each)) ? null : 'alias';
}

function bare(name, domain) {
  const end = `@${domain}`;
  return name.toLowerCase().endsWith(end) ? name.slice(0, -end.length) : name;
}

// 5 GB, 500m or a number of octets; nothing for no limit.
export function octets(text) {
  const found = /^(\d+(?:[.,]\d+)?)\s*([kmgt]?)i?b?$/i.exec(text.trim());
  if (found) {
    return Math.round(Number(found[1].replace(',', '.')) * UNITS[found[2].toLowerCase()]);
  }
  return text.trim() === '' ? 0 : Number.NaN;
}
