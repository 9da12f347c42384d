import type { Proof } from '../vocabulary.ts';

/** Whether a card keyed now is asked for as a token that outlives one charge: a member's alone. */
export function mayBeKept({ proof }: { readonly proof: Proof }): boolean {
  return proof === 'member';
}
