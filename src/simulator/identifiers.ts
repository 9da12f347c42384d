import { randomBytes, randomUUID } from 'node:crypto';

/** Names for calls, requests and transactions; injected, so that tests can count instead. */
export interface Identifiers {
  /** 34 characters: a prefix such as 'CA' and 32 hexadecimal digits. */
  sid(prefix: string): string;
  uuid(): string;
}

export const randomIdentifiers: Identifiers = {
  sid: (prefix) => prefix + randomBytes(16).toString('hex'),
  uuid: () => randomUUID(),
};
