/** Why this browser is no phone now. */
export type PhoneProblem =
  | {
      readonly kind:
        | 'insecure'
        | 'microphoneRefused'
        | 'noMicrophone'
        | 'notLoaded'
        | 'unsupported'
        | 'tokenEnded'
        | 'tokenWrong'
        | 'network'
        | 'sound';
    }
  /** The desk gave no token, and said why. */
  | { readonly kind: 'noToken'; readonly message: string }
  | { readonly kind: 'other'; readonly code: number };

type Kind = Exclude<PhoneProblem['kind'], 'noToken' | 'other'>;

/** Codes that mean something else than the rest of their family. */
const BY_CODE: Readonly<Record<number, Kind>> = {
  20104: 'tokenEnded',
  31205: 'tokenEnded',
  31207: 'tokenWrong',
  31401: 'microphoneRefused',
  31402: 'noMicrophone',
};

/** Families of the SDK's errors by the hundreds of their codes (its src/twilio/errors). */
const BY_FAMILY: Readonly<Record<number, Kind>> = {
  201: 'tokenWrong',
  310: 'network',
  312: 'tokenWrong',
  530: 'network',
  534: 'sound',
};

/** What an error of Twilio's Voice SDK, or one from loading it, means to the agent. */
export function problemOf(error: unknown): PhoneProblem {
  const { code, name } = new Object(error) as { readonly code?: unknown; readonly name?: unknown };
  if (name === 'NotSupportedError') return { kind: 'unsupported' };
  if (typeof code !== 'number') return { kind: 'notLoaded' };
  const kind = BY_CODE[code] ?? BY_FAMILY[Math.floor(code / 100)];
  return kind ? { kind } : { kind: 'other', code };
}
