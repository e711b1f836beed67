import { token, forget } from './session.js';

// An answer that is an error of ours (RFC 9457), or of the gateway in front of us.
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.message ?? problem.title ?? String(status));
    this.status = status;
    this.type = (problem.type ?? '').replace('urn:mx-onramp:problem:', '');
    this.field = problem.field;
    this.retryAfter = problem.retryAfter;
    this.incident = problem.incident;
    this.findings = problem.findings ?? [];
    this.current = problem.current;
    // Sentences of ours say what to do; what the gateway says is only a status.
    this.spoken = typeof problem.detail === 'string';
  }
}

// No answer at all: the network, or the address, is gone.
export class Unreachable extends Error {}

const signedOut = [];

// Tells what to do once a token is no longer good.
export function onSignedOut(listener) {
  signedOut.push(listener);
}

// A segment of a path.
export function segment(text) {
  return encodeURIComponent(text);
}

export function get(path, options = {}) {
  return send('GET', path, undefined, options);
}

export function post(path, body = {}, options = {}) {
  return send('POST', path, body, options);
}

export function put(path, body, options = {}) {
  return send('PUT', path, body, options);
}

export function remove(path, options = {}) {
  return send('DELETE', path, undefined, options);
}

async function send(method, path, body, { signal, text = false } = {}) {
  const answer = await ask(method, path, body, signal);
  if (answer.status === 204) {
    return null;
  }
  const content = await answer.text();
  if (answer.ok) {
    return text ? content : JSON.parse(content);
  }
  const known = token();
  if (known && (answer.status === 401 || answer.status === 403) && gatewaysOwn(answer)) {
    forget();
    signedOut.forEach(listener => listener());
  }
  throw new ApiError(answer.status, parsed(content));
}

async function ask(method, path, body, signal) {
  const headers = {};
  const bearer = token();
  if (bearer) {
    headers.authorization = `Bearer ${bearer}`;
  }
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (method === 'POST') {
    headers['idempotency-key'] = crypto.randomUUID();
  }
  try {
    return await fetch(path, {
      method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Unreachable(error.message);
  }
}

// The authorizer's refusals are the gateway's; a 403 of ours is a problem document and says what it is about.
function gatewaysOwn(answer) {
  return !(answer.headers.get('content-type') ?? '').startsWith('application/problem+json');
}

function parsed(content) {
  try {
    const value = JSON.parse(content);
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}
