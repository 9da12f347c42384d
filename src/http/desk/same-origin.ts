import type { Request, RequestHandler } from 'express';
import { PaylineError } from '../../errors.ts';
import type { DeskContext } from './context.ts';

/**
 * Lets only the desk's own page through: a browser says by Sec-Fetch-Site and Origin whose page
 * sends a request, and no page can make it lie (OWASP CSRF Prevention Cheat Sheet). Throws
 * desk.otherOrigin. A request without Sec-Fetch-Site (an old browser, plain http) is judged by its
 * Origin, which every POST has.
 */
export function sameOrigin({ config }: Pick<DeskContext, 'config'>): RequestHandler {
  const { origin } = new URL(config.publicBaseUrl);
  return (request, _response, next) => {
    const site = request.headers['sec-fetch-site'];
    const isOwnSite = site === undefined || site === 'same-origin';
    const mayBeUnnamed = request.method === 'GET';
    const given = request.headers.origin;
    const isOwn = given === undefined ? mayBeUnnamed : given === origin || isOwnHost(request);
    if (isOwnSite && isOwn) return next();
    throw new PaylineError('desk.otherOrigin', 'This came from another page. Open the desk anew.');
  };

  /** On a laptop the page may be open as localhost and be known as 127.0.0.1. */
  function isOwnHost({ headers }: Request): boolean {
    return !config.production && headers.origin === `http://${headers.host}`;
  }
}
