import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FormField } from './form.ts';

export interface SignedRequest {
  /** Tokens that may have signed: the primary one, and the next one while they are rotated. */
  readonly authTokens: readonly string[];
  /** PUBLIC_BASE_URL + the request's path as received. Never made from the Host header. */
  readonly url: string;
  /** In Twilio's order (Form.fields); none for a GET, whose query is in the URL. */
  readonly params: readonly FormField[];
  /** The X-Twilio-Signature header. */
  readonly signature: string | undefined;
}

/**
 * True when one of the tokens signed this request. Twilio's rule: base64 of HMAC-SHA1 over the URL
 * followed by every name and value, sorted by name, nothing between them.
 * https://www.twilio.com/docs/usage/security#validating-requests
 *
 * An empty token never verifies, though HMAC would accept one.
 */
export function verifyRequest({ authTokens, url, params, signature }: SignedRequest): boolean {
  if (signature === undefined || signature.length !== SIGNATURE_LENGTH) return false;
  let text = '';
  for (const { name, value } of params) text += name + value;
  return signedUrls(url).some((signedUrl) =>
    authTokens.some((token) => token !== '' && isSignature(signature, token, signedUrl + text)),
  );
}

/** Base64 of a SHA-1's 20 bytes. */
const SIGNATURE_LENGTH = 28;

function isSignature(signature: string, token: string, text: string): boolean {
  const expected = Buffer.from(createHmac('sha1', token).update(text).digest('base64'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The URLs Twilio may have signed for this one. User name, password and fragment are never signed.
 * The port is dropped over https by the voice product and kept by others, so both are tried, and
 * kept over http; a stream's wss and ws are the same. The rest stays byte for byte: `new URL` would re-encode it.
 */
function signedUrls(url: string): readonly string[] {
  const parts = /^((?:http|ws)s?:\/\/)(?:[^/?#]*@)?(\[[^\]/?#]*\]|[^:/?#]*)(:\d*)?([^#]*)/i.exec(
    url,
  );
  if (parts === null) return [];
  const [, scheme = '', host = '', port = '', rest = ''] = parts;
  if (/^(?:http|ws):/i.test(scheme)) return [scheme + host + port + rest];
  return [scheme + host + rest, scheme + host + (port || ':443') + rest];
}
