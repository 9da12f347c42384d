import { noteDeskEvent } from '../../store/desk-events.ts';
import { askAssignment } from '../../store/desk-jobs.ts';
import { acceptOffer, type OfferRow } from '../../store/offers.ts';
import { findEntry } from '../../store/queue-entries.ts';
import { type Acting, type Doers, overtaken } from '../acting.ts';
import { liveOffer, passOffer } from '../assign.ts';
import { deskJob } from '../jobs/desk-job.ts';
import { takeTypedOffer } from '../take-offer.ts';

/** What an agent says on the page to a call that rings. */
export const offerDoers: Doers<'accept' | 'decline'> = {
  accept(acting, { offerId }) {
    const { db, now, tools, agent } = acting;
    const offer = ownOffer(acting, offerId);
    if (offer.state === 'accepted') return;
    if (findEntry(db, offer.entryId)?.channel === 'tty') {
      if (takeTypedOffer(tools, db, offer, now)) return;
      throw overtaken('This caller is not waiting any more.');
    }
    const expiresAtMilliseconds = now + tools.line.facts.desk.offerSeconds * 1000;
    acceptOffer(db, offerId, expiresAtMilliseconds);
    deskJob(db, 'expireOffer', offerId, expiresAtMilliseconds, {}, 'accepted');
    noteDeskEvent(db, { agentId: agent.agentId, text: 'Accepted on the page.' }, now);
  },
  decline(acting, { offerId }) {
    const { db, now } = acting;
    passOffer(db, ownOffer(acting, offerId), 'declined', now);
    askAssignment(db, `declined:${offerId}`, now);
  },
};

function ownOffer({ db, agent }: Acting, offerId: string): OfferRow {
  const offer = liveOffer(db, offerId);
  if (offer?.agentId === agent.agentId) return offer;
  throw overtaken('This call is no longer offered to you.');
}
