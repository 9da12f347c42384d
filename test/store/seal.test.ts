import { describe, expect, it } from 'vitest';
import { createSealer } from '../../src/store/seal.ts';

const key = (id: string, fill: number) => ({ id, key: new Uint8Array(32).fill(fill) });
const place = 'card_tokens|sealed|1';

describe('a sealed value', () => {
  const sealer = createSealer([key('new', 2), key('old', 1)]);

  it('opens to what was sealed and shows nothing of it', () => {
    const sealed = sealer.seal('tok_secret é', place);
    expect(sealed).toMatch(/^new\.[\w-]+$/);
    expect(Buffer.from(sealed.slice(4), 'base64url').toString('latin1')).not.toContain('secret');
    expect(sealer.open(sealed, place)).toBe('tok_secret é');
  });

  it('differs each time, so equal tokens cannot be told', () => {
    expect(sealer.seal('tok', place)).not.toBe(sealer.seal('tok', place));
  });

  it('opens with an older key that is still configured', () => {
    const sealed = createSealer([key('old', 1)]).seal('tok', place);
    expect(sealer.open(sealed, place)).toBe('tok');
  });

  it.each([
    [
      'sealed with a key that is gone',
      createSealer([key('gone', 3)]).seal('tok', place),
      'seal.badKey',
    ],
    [
      'sealed with another key of that id',
      createSealer([key('new', 9)]).seal('tok', place),
      'seal.broken',
    ],
    ['moved from another row', sealer.seal('tok', 'card_tokens|sealed|2'), 'seal.broken'],
    ['cut short', sealer.seal('tok', place).slice(0, -4), 'seal.broken'],
    ['empty but for its key', 'new.', 'seal.broken'],
    ['never sealed at all', 'tok', 'seal.badKey'],
  ])('is refused when %s', (_why, sealed, code) => {
    expect(() => sealer.open(sealed, place)).toThrow(expect.objectContaining({ code }));
  });

  it('is refused when any of its bytes was changed', () => {
    const sealed = sealer.seal('tok', place);
    const bytes = Buffer.from(sealed.slice(4), 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => sealer.open(`new.${changed.toString('base64url')}`, place)).toThrow(
        expect.objectContaining({ code: 'seal.broken' }),
      );
    }
  });

  it.each([
    ['no key', []],
    ['a short key', [{ id: 'k', key: new Uint8Array(16) }]],
    ['an id with a dot', [key('a.b', 1)]],
    ['an empty id', [key('', 1)]],
    ['two keys of one id', [key('a', 1), key('a', 2)]],
  ])('cannot be made with %s', (_why, keys) => {
    expect(() => createSealer(keys)).toThrow(expect.objectContaining({ code: 'seal.badKey' }));
  });
});
