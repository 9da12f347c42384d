import { createHmac } from 'node:crypto';

/**
 * The X-Twilio-Signature of a request: base64 of HMAC-SHA1 over the URL and, for a posted form,
 * each field's name and value in ASCII order of the names (reference 1.4).
 * `fields` is empty for GET, where everything is in the URL already.
 */
export function signRequest(
  authToken: string,
  url: string,
  fields: Readonly<Record<string, string>>,
): string {
  const data = Object.keys(fields)
    .sort()
    .reduce((text, name) => text + name + (fields[name] ?? ''), signedUrl(url));
  return createHmac('sha1', authToken).update(data, 'utf8').digest('base64');
}

/**
 * The URL as Twilio signs it: without user and password, without the fragment, and over https or
 * wss without the port. Every other byte stays as it is.
 */
export function signedUrl(url: string): string {
  const parts = /^(https?|wss?):\/\/(?:[^/?#@]*@)?([^/?#]*)([^#]*)/i.exec(url);
  if (!parts) return url;
  const [, scheme = '', host = '', rest = ''] = parts;
  const isSecure = /^(?:https|wss)$/i.test(scheme);
  const bare = isSecure ? host.replace(/:\d+$/, '') : host;
  return `${scheme}://${bare}${rest}`;
}
