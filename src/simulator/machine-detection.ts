/** Twilio's AnsweredBy (reference 5.4). */
export type AnsweredBy = 'human' | 'machine_start' | 'machine_end_beep' | 'fax' | 'unknown';

export interface MachineDetection {
  /** 'Enable' answers as soon as it is known; 'DetectMessageEnd' waits for a machine's beep. */
  readonly mode: 'Enable' | 'DetectMessageEnd';
  readonly timeoutSeconds: number;
  /** Where it is told while the call goes on; null: the call waits for it. */
  readonly callback: { readonly url: string; readonly method: 'GET' | 'POST' } | null;
  /** True: the call does not wait, whether there is a callback or not. */
  readonly isAsync: boolean;
}

interface Detected {
  readonly answeredBy: AnsweredBy;
  /** From the answer until it is known. */
  readonly seconds: number;
}

const DETECTED: Readonly<
  Record<'human' | 'machine' | 'fax', Readonly<Record<MachineDetection['mode'], Detected>>>
> = {
  human: {
    Enable: { answeredBy: 'human', seconds: 2 },
    DetectMessageEnd: { answeredBy: 'human', seconds: 2 },
  },
  machine: {
    Enable: { answeredBy: 'machine_start', seconds: 4 },
    DetectMessageEnd: { answeredBy: 'machine_end_beep', seconds: 12 },
  },
  fax: {
    Enable: { answeredBy: 'fax', seconds: 3 },
    DetectMessageEnd: { answeredBy: 'fax', seconds: 3 },
  },
};

/** What Twilio would find, and when; 'unknown' when it takes longer than it may. */
export function detect(
  who: keyof typeof DETECTED,
  { mode, timeoutSeconds }: MachineDetection,
): Detected {
  const found = DETECTED[who][mode];
  if (found.seconds <= timeoutSeconds) return found;
  return { answeredBy: 'unknown', seconds: timeoutSeconds };
}
