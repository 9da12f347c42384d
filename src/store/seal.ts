import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { PaylineError } from '../errors.ts';

export interface SealKey {
  /** Short name kept beside each sealed value, so that keys can be rotated. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

export interface Sealer {
  /** Seals with the first key. `place` (table|column|id) is bound in: a moved value breaks. */
  seal(text: string, place: string): string;
  /** The text again, with whichever key sealed it. Throws seal.badKey or seal.broken. */
  open(sealed: string, place: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D 8.2: 96 bits, never repeated under one key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals single fields with AES-256-GCM as `keyId.base64url(nonce, ciphertext, tag)`.
 * The first key seals, all keys open. Throws seal.badKey when a key cannot serve.
 */
export function createSealer(
  keys: readonly SealKey[],
  random: (bytes: number) => Uint8Array = randomBytes,
): Sealer {
  const first = keys[0];
  if (!first) throw new PaylineError('seal.badKey', 'There is no key to seal with. Give one.');
  const byId = new Map(keys.map((key) => [key.id, checked(key).key]));
  if (byId.size !== keys.length) {
    throw new PaylineError('seal.badKey', 'Two sealing keys have the same id. Rename one.');
  }
  return {
    seal: (text, place) => {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, first.key, nonce);
      cipher.setAAD(Buffer.from(place));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]);
      return `${first.id}.${sealed.toString('base64url')}`;
    },
    open: (sealed, place) => {
      const id = sealed.slice(0, Math.max(sealed.indexOf('.'), 0));
      const key = byId.get(id);
      if (!key) {
        throw new PaylineError(
          'seal.badKey',
          `A value was sealed with key '${id}', which is not configured. Add that key again.`,
        );
      }
      return openWith(key, Buffer.from(sealed.slice(id.length + 1), 'base64url'), place);
    },
  };
}

function openWith(key: Uint8Array, bytes: Buffer, place: string): string {
  try {
    const end = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(end));
    const text = decipher.update(bytes.subarray(NONCE_BYTES, end));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new PaylineError(
      'seal.broken',
      `The sealed value of ${place} does not open: it was changed, moved, or sealed with another ` +
        'key of the same id. Restore it from a backup.',
      { cause },
    );
  }
}

function checked(key: SealKey): SealKey {
  if (!/^[A-Za-z0-9_-]{1,16}$/.test(key.id)) {
    throw new PaylineError(
      'seal.badKey',
      `The sealing key id '${key.id}' must be 1 to 16 letters, digits, - or _.`,
    );
  }
  if (key.key.length !== KEY_BYTES) {
    throw new PaylineError(
      'seal.badKey',
      `The sealing key '${key.id}' has ${key.key.length} bytes instead of ${KEY_BYTES}. ` +
        'Make one with: openssl rand -base64 32',
    );
  }
  return key;
}
