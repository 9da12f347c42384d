/** What happens at the other end of a `<Dial>`. */
export interface FarPartyBehaviour {
  readonly outcome: 'answers' | 'busy' | 'no-answer' | 'failed';
  /** How long it rings before it answers or is found busy or unreachable. */
  readonly ringSeconds: number;
  /** How long it talks before it hangs up; only when it answers. */
  readonly talkSeconds: number;
}

export type FarParty = (number: string) => FarPartyBehaviour;

/** Any number answers; the endings 0002, 0003 and 0004 are busy, never answer and fail. */
export const defaultFarParty: FarParty = (number) => {
  if (number.endsWith('0002')) return { outcome: 'busy', ringSeconds: 1, talkSeconds: 0 };
  if (number.endsWith('0003')) return { outcome: 'no-answer', ringSeconds: 0, talkSeconds: 0 };
  if (number.endsWith('0004')) return { outcome: 'failed', ringSeconds: 1, talkSeconds: 0 };
  return { outcome: 'answers', ringSeconds: 2, talkSeconds: 5 };
};
