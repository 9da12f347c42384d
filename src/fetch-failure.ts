/**
 * Codes of undici and Node that come before a connection stands: nothing was sent, so nothing can
 * have been read. After any other failure the request may have arrived.
 */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a request that failed with this code was certainly not sent. */
export function neverConnected(code: string): boolean {
  return NEVER_CONNECTED.has(code);
}

/** The code of what made fetch() fail; its name when it has none, as a time-out has not. */
export function failureCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const cause: unknown = error.cause;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name;
}

/** The JSON of an answer's text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
