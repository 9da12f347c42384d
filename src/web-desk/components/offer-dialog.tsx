import { useEffect, useRef } from 'preact/hooks';
import type { Offer } from '../../desk/contract.ts';
import { useDesk, useDeskState, useParts } from '../desk-context.ts';
import { useNow } from '../hooks/use-now.ts';
import { isTyping, useShortcuts } from '../hooks/use-shortcuts.ts';
import { callerName } from '../words/caller.ts';
import { Attempts } from './attempts.tsx';
import { BillTable } from './bill-table.tsx';
import { BriefFacts } from './brief-facts.tsx';
import { Button } from './button.tsx';
import { ChannelBadge } from './channel-badge.tsx';
import { UnknownPayment } from './unknown-payment.tsx';

/**
 * An offered call, with everything that is known before it is accepted. It does not take the focus
 * from one who is writing: the keys and the alert are enough.
 */
export function OfferDialog({ offer }: { readonly offer: Offer }) {
  const { isPending } = useDesk();
  const { brief, isAccepted } = offer;
  const { accept, decline } = useAnswers(offer);
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isTyping()) dialog.current?.focus();
  }, []);
  useShortcuts({ accept, decline });
  return (
    <div
      ref={dialog}
      class="offer card"
      role="alertdialog"
      aria-labelledby="offer-title"
      aria-describedby="offer-who"
      tabIndex={-1}
    >
      <div class="offer-top">
        <h2 id="offer-title">
          {offer.isCallback ? 'Callback: the member is called once you press 1' : 'Incoming call'}
        </h2>
        <Countdown offer={offer} />
        <div class="offer-buttons">
          <Button
            tone="primary"
            shortcut="accept"
            onPress={accept}
            isPending={isPending('accept')}
            isUnavailable={isAccepted}
          >
            Accept
          </Button>
          <Button
            shortcut="decline"
            onPress={decline}
            isPending={isPending('decline')}
            isUnavailable={isAccepted}
          >
            Decline
          </Button>
        </div>
      </div>
      {brief.hasUnknownPayment && (
        <UnknownPayment
          reference={brief.payments.find(({ state }) => state === 'unknown')?.confirmation ?? null}
        />
      )}
      <div class="offer-brief">
        <div id="offer-who">
          <p class="who">
            <strong>{callerName(brief)}</strong>
            <ChannelBadge channel={brief.channel} />
          </p>
          <BriefFacts brief={brief} />
        </div>
        <div class="offer-money">
          <h3>Bills</h3>
          <BillTable bills={brief.bills} />
          <h3>Payments tried</h3>
          <Attempts payments={brief.payments} />
        </div>
      </div>
    </div>
  );
}

/** What is said to the desk is done at once on the phone, where this browser is the agent's. */
function useAnswers({ offerId, isAccepted }: Offer) {
  const { act } = useDesk();
  const { phone } = useParts();
  useEffect(() => () => phone.forgetOffer(offerId), [phone, offerId]);
  const answer = async (action: 'accept' | 'decline') => {
    if (isAccepted || !(await act({ action, offerId }))) return;
    if (action === 'accept') phone.answerOffer(offerId);
    else phone.decline();
  };
  return { accept: () => void answer('accept'), decline: () => void answer('decline') };
}

function Countdown({ offer }: { readonly offer: Offer }) {
  const now = useNow();
  const { me } = useDeskState();
  if (offer.isAccepted) {
    return (
      <p class="countdown" role="status">
        {me.phoneNumber === null
          ? 'Accepted: connecting…'
          : 'Accepted: pick up your phone and press 1.'}
      </p>
    );
  }
  const seconds = Math.max(0, Math.ceil((offer.expiresAtMilliseconds - now) / 1_000));
  return (
    <p class="countdown number" role="timer">
      {seconds === 0 ? 'Going to the next agent' : `${seconds} s left to answer`}
    </p>
  );
}
