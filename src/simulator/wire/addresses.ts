import type { LineAddress } from '../contract.ts';

/**
 * The line under its two names: the public one, which documents, signatures and the debugger use,
 * and the one the carrier connects to. They differ only when `publicBaseUrl` is given (a proxy).
 */
export class Addresses {
  readonly #local: string;
  readonly #public: string;

  constructor(line: LineAddress) {
    this.#local = new URL(line.voiceUrl).origin;
    this.#public = (line.publicBaseUrl ?? this.#local).replace(/\/+$/, '');
  }

  /** Absolute and without user and password, which are never signed nor shown. */
  publicUrl(url: string): string {
    const { origin, pathname, search, hash } = new URL(url);
    const base = origin === this.#local ? this.#public : origin;
    return base + pathname + search + hash;
  }

  connectUrl(publicUrl: string): URL {
    const { href } = new URL(publicUrl);
    const inside = href === this.#public || href.startsWith(`${this.#public}/`);
    return new URL(inside ? this.#local + href.slice(this.#public.length) : href);
  }
}
