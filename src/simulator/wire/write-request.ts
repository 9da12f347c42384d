import { Buffer } from 'node:buffer';
import type { LineAddress } from '../contract.ts';
import type { Addresses } from './addresses.ts';
import type { LineRequest } from './line-client.ts';
import { signRequest } from './sign.ts';
import { withQuery } from './urls.ts';

export interface WrittenRequest {
  /** Public, with the fields of a GET in its query. */
  readonly url: string;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request as it goes out: the form in the body or the query, signed, with Twilio's headers. */
export function writeRequest(
  request: LineRequest,
  line: LineAddress,
  addresses: Addresses,
  more: Readonly<Record<string, string>>,
): WrittenRequest {
  const form = new URLSearchParams({ ...request.fields }).toString();
  const posted = request.method === 'POST';
  const url = posted || form === '' ? request.url : withQuery(request.url, form);
  const headers = {
    'User-Agent': 'TwilioProxy/1.1',
    Accept: '*/*',
    'X-Twilio-Signature': signRequest(firstToken(line), url, posted ? request.fields : {}),
    ...(posted && {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'Content-Length': String(Buffer.byteLength(form)),
    }),
    ...forwarded(url, addresses),
    ...more,
  };
  return { url, body: posted ? form : null, headers };
}

/** Twilio signs with the primary token; the line may list several for rotation. */
export function firstToken(line: LineAddress): string {
  return line.authToken.split(',')[0]?.trim() ?? '';
}

/** What the proxy that we stand in for would tell the line. */
export function forwarded(url: string, addresses: Addresses): Record<string, string> {
  const { origin, host, protocol } = new URL(url);
  if (addresses.connectUrl(url).origin === origin) return {};
  return { 'X-Forwarded-Proto': protocol.replace(':', ''), 'X-Forwarded-Host': host };
}
