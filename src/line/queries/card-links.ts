import { PaylineError } from '../../errors.ts';
import { isLate, textIdOf } from '../../messages/send-card-link-job.ts';
import type { FoundCardEntry } from '../../payments/card-entries.ts';
import { type CardLinkRow, findCardLink } from '../../store/card-links.ts';
import { findText } from '../../store/texts.ts';
import type { Line } from '../line.ts';
import type { Answers, Asker } from '../queries.ts';

/** Inside the deadline of a query. */
const FIND_DEADLINE_MILLISECONDS = 3_500;

const without = (standing: 'open' | 'expired' | 'notSent') =>
  ({ type: 'hostedCard.known', standing, card: null }) as const;

export const cardLinkAnswers: Pick<Answers, 'query.hostedCard'> = {
  /** The gateway's token goes to the turn's commit, sealed; the flow gets its id and the card's name. */
  'query.hostedCard': async (line, { entryId }, asker) => {
    const link = findCardLink(line.db, entryId);
    if (link?.callSid !== asker.callSid) return without('expired');
    if (isNotSent(line, link)) return without('notSent');
    if (link.state === 'asked') return without('open');
    const found = await line.cardEntries?.find(entryId, FIND_DEADLINE_MILLISECONDS);
    return found ? outcomeOf(found, entryId, asker) : without('notSent');
  },
};

function outcomeOf(found: FoundCardEntry, entryId: string, asker: Asker) {
  switch (found.result) {
    case 'open':
    case 'expired':
      return without(found.result);
    case 'unknown':
      throw new PaylineError('query.failed', `The gateway did not say: ${found.detail}.`);
    case 'entered': {
      const { token, brand, lastFour } = found;
      asker.keepToken({ id: entryId, token, brand, lastFour });
      const card = { tokenId: entryId, brand, lastFour, isForOneCharge: true } as const;
      return { type: 'hostedCard.known', standing: 'entered', card } as const;
    }
  }
}

/** No page was opened in time, the carrier has refused the text, or its owner has stopped ours meanwhile. */
function isNotSent({ db, clock }: Line, link: CardLinkRow): boolean {
  const { state, way, entryId } = link;
  if (state === 'failed' || (state === 'asked' && isLate(link, clock.now()))) return true;
  const text = way === 'text' ? findText(db, textIdOf(entryId)) : null;
  return text?.state === 'failed' || text?.state === 'stopped';
}
