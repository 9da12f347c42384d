import { createHmac, timingSafeEqual } from 'node:crypto';
import { PaylineError } from '../errors.ts';

/**
 * What the carrier asks about a leg of ours: 'ring' when it is answered, 'key' after the whisper,
 * 'left' when it comes out of the conference, 'status' as it goes on, 'notReached' to hear that the member of a callback did not come.
 */
export type LegStep = 'ring' | 'key' | 'left' | 'status' | 'notReached';

export const legPath = '/voice/leg/:legId/:step/:seal';

/** The path of one step of a leg; no other leg's path can be made of it. */
export function legUrl(secret: string, legId: string, step: LegStep): string {
  return `/voice/leg/${legId}/${step}/${seal(secret, legId)}`;
}

/**
 * The leg's id once its seal was checked in constant time.
 * @throws PaylineError webhook.badSeal when we did not make this path.
 */
export function openLeg(secret: string, params: Readonly<Record<string, unknown>>) {
  const { legId, step, seal: given } = params;
  const expected = seal(secret, String(legId));
  const isOurs =
    isStep(step) &&
    typeof given === 'string' &&
    given.length === expected.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (isOurs) return { legId: String(legId), step };
  throw new PaylineError('webhook.badSeal', 'The address of the leg was not made by this line.');
}

const STEPS: ReadonlySet<unknown> = new Set(['ring', 'key', 'left', 'status', 'notReached']);

const isStep = (step: unknown): step is LegStep => STEPS.has(step);

const seal = (secret: string, legId: string) =>
  createHmac('sha256', secret).update(`leg|${legId}`).digest('hex').slice(0, 16);
