import type { CookieOptions, Request, Response } from 'express';
import { type DeskContext, isHttps } from './context.ts';

/** A cookie of the desk: its name, and how it is written. */
export interface Cookie {
  read(request: Request): string | null;
  write(response: Response, value: string): void;
  clear(response: Response): void;
}

/**
 * A cookie that no script reads. By https it is __Host-…: no subdomain and no plain http page can
 * set it (RFC 6265bis 4.1.3). 'strict' never comes along from another site; 'lax' comes when an
 * identity provider sends the browser back.
 */
export function cookie(
  context: Pick<DeskContext, 'config'>,
  plainName: string,
  sameSite: 'strict' | 'lax',
): Cookie {
  const secure = isHttps(context);
  const name = secure ? `__Host-${plainName}` : plainName;
  const options: CookieOptions = { path: '/', httpOnly: true, secure, sameSite };
  return {
    read: ({ headers }) => valueIn(headers.cookie ?? '', name),
    write: (response, value) => void response.cookie(name, value, options),
    clear: (response) => void response.clearCookie(name, options),
  };
}

/** Values of ours are letters, digits, - and _ only. */
function valueIn(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === name && /^[\w-]{1,128}$/.test(value)) return value;
  }
  return null;
}
