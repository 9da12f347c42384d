import { createHash } from 'node:crypto';
import type { LineAddress } from '../contract.ts';

/** What an application, an account's number or a trunk is named by; '' is none. */
export interface Attachments {
  voiceApplicationSid: string;
  smsApplicationSid: string;
  trunkSid: string;
}

/** A number of the embedded carrier, whose webhooks the REST API may change. */
export class NumberSettings implements Attachments {
  readonly phoneNumber: string;
  readonly sid: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  friendlyName: string;
  smsUrl = '';
  voiceApplicationSid = '';
  smsApplicationSid = '';
  trunkSid = '';
  #line: LineAddress;

  constructor(line: LineAddress, phoneNumber: string, createdAt = 0) {
    this.#line = line;
    this.phoneNumber = phoneNumber;
    this.createdAt = createdAt;
    this.friendlyName = phoneNumber;
    this.sid = `PN${createHash('sha256').update(phoneNumber).digest('hex').slice(0, 32)}`;
  }

  /** The number's own URLs, which an application overrides. */
  get line(): LineAddress {
    return this.#line;
  }

  /** A new voice URL is taken as it is: the proxy of the old one no longer applies. */
  update(urls: NumberUrls): void {
    const { publicBaseUrl, ...rest } = this.#line;
    const behindProxy = publicBaseUrl !== undefined && urls.voiceUrl === undefined;
    const { smsUrl, ...voice } = urls;
    if (smsUrl !== undefined) this.smsUrl = smsUrl;
    this.#line = withoutEmpty({ ...rest, ...(behindProxy && { publicBaseUrl }), ...voice });
  }

  /** An application and a trunk take each other away (reference 8.3). */
  attach(changes: Partial<Attachments>): void {
    const { voiceApplicationSid = '', trunkSid = '' } = changes;
    if (trunkSid !== '') this.voiceApplicationSid = '';
    if (voiceApplicationSid !== '') this.trunkSid = '';
    Object.assign(this, changes);
  }
}

export interface NumberUrls {
  readonly voiceUrl?: string;
  readonly fallbackUrl?: string;
  readonly statusUrl?: string;
  readonly smsUrl?: string;
}

function withoutEmpty({ fallbackUrl, statusUrl, ...rest }: LineAddress): LineAddress {
  return { ...rest, ...(fallbackUrl && { fallbackUrl }), ...(statusUrl && { statusUrl }) };
}
