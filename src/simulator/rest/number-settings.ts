import { createHash } from 'node:crypto';
import type { LineAddress } from '../contract.ts';

/** The one number of the embedded carrier, whose webhooks the REST API may change. */
export class NumberSettings {
  readonly phoneNumber: string;
  readonly sid: string;
  friendlyName: string;
  #line: LineAddress;

  constructor(line: LineAddress, phoneNumber: string) {
    this.#line = line;
    this.phoneNumber = phoneNumber;
    this.friendlyName = phoneNumber;
    this.sid = `PN${createHash('sha256').update(phoneNumber).digest('hex').slice(0, 32)}`;
  }

  /** Where the next call goes. */
  get line(): LineAddress {
    return this.#line;
  }

  /** A new voice URL is taken as it is: the proxy of the old one no longer applies. */
  update(urls: { voiceUrl?: string; fallbackUrl?: string; statusUrl?: string }): void {
    const { publicBaseUrl, ...rest } = this.#line;
    const behindProxy = publicBaseUrl !== undefined && urls.voiceUrl === undefined;
    this.#line = { ...rest, ...(behindProxy && { publicBaseUrl }), ...urls };
  }
}
