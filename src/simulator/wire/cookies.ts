/** Cookies kept for one call and sent back, as Twilio does (reference 1.6). */
export class CookieJar {
  readonly #cookies: { origin: string; path: string; name: string; value: string }[] = [];

  /** The Cookie header for a URL, or null when there is nothing to send. */
  headerFor(url: URL): string | null {
    const pairs = this.#cookies
      .filter(({ origin, path }) => origin === url.origin && pathMatches(url.pathname, path))
      .map(({ name, value }) => `${name}=${value}`);
    return pairs.length > 0 ? pairs.join('; ') : null;
  }

  keep(url: URL, setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const equals = pair.indexOf('=');
      if (equals < 1) continue;
      const name = pair.slice(0, equals);
      const path = attributeOf(attributes, 'path') ?? '/';
      const same = this.#cookies.findIndex(
        (cookie) => cookie.origin === url.origin && cookie.name === name && cookie.path === path,
      );
      if (same >= 0) this.#cookies.splice(same, 1);
      if (Number(attributeOf(attributes, 'max-age') ?? 1) <= 0) continue;
      this.#cookies.push({ origin: url.origin, path, name, value: pair.slice(equals + 1) });
    }
  }
}

function attributeOf(attributes: readonly string[], name: string): string | undefined {
  const prefix = `${name}=`;
  return attributes.find((one) => one.toLowerCase().startsWith(prefix))?.slice(prefix.length);
}

function pathMatches(path: string, cookiePath: string): boolean {
  const folder = cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`;
  return path === cookiePath || path.startsWith(folder);
}
