import type { Impairment } from '../contract.ts';

/** `noise 5 dB`, `loss 2 % silence` or both with `and`; undefined when it is neither. */
export function readImpairment(text: string): Impairment | undefined {
  const pattern =
    /^(?:noise (-?\d{1,2}) dB)?( and (?=loss))?(?:loss (\d{1,3}(?:\.\d+)?) % (\w+))?$/;
  const [all, noise, and, loss, fill] = pattern.exec(text) ?? [];
  const hasBoth = noise !== undefined && loss !== undefined;
  if (!all || (and !== undefined) !== hasBoth) return undefined;
  if (loss !== undefined && fill !== 'silence' && fill !== 'repeat') return undefined;
  return {
    ...(noise !== undefined && { signalToNoiseDb: Number(noise) }),
    ...(loss !== undefined && { lossPercent: Number(loss) }),
    ...((fill === 'silence' || fill === 'repeat') && { fill }),
  };
}

/** What readImpairment reads back to the same; '' when nothing is impaired. */
export function writeImpairment(impairment: Impairment): string {
  const { signalToNoiseDb, lossPercent, fill = 'silence' } = impairment;
  const noise = signalToNoiseDb === undefined ? [] : [`noise ${signalToNoiseDb} dB`];
  const loss = lossPercent === undefined ? [] : [`loss ${lossPercent} % ${fill}`];
  return [...noise, ...loss].join(' and ');
}

/** `NUMBER dials`, and how; undefined when the words after `by TTY` are not understood. */
export function readDial(
  number: string,
  to: string | undefined,
  byTty: string | undefined,
  impaired: string | undefined,
) {
  const impairment = impaired === undefined ? undefined : readImpairment(impaired);
  if (impaired !== undefined && impairment === undefined) return undefined;
  return {
    act: 'dials' as const,
    from: number === 'withheld' ? '' : number,
    ...(to !== undefined && { to }),
    ...(byTty !== undefined && { device: 'tty' as const }),
    ...(impairment && { impairment }),
  };
}
