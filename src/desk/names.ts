import type { BillingDirectory } from '../billing/directory.ts';

/** Members' names for the people of the desk; never spoken, never kept. */
export interface MemberNames {
  /** The name, or null while it is not known; `onKnown` is called once it is. */
  of(memberId: string): string | null;
}

/** So many names are remembered; the oldest is asked for anew. */
const REMEMBERED_MAX = 500;

export function createMemberNames(directory: BillingDirectory, onKnown: () => void): MemberNames {
  const known = new Map<string, string | null>();
  const ask = async (memberId: string) => {
    try {
      known.set(memberId, (await directory.findMemberName?.(memberId)) ?? null);
      onKnown();
    } catch {
      // The page shows the number; the next look asks again.
      known.delete(memberId);
    }
  };
  return {
    of(memberId) {
      const name = known.get(memberId);
      if (name !== undefined) return name;
      known.set(memberId, null);
      const [oldest] = known.keys();
      if (known.size > REMEMBERED_MAX && oldest !== undefined) known.delete(oldest);
      void ask(memberId);
      return null;
    },
  };
}
