import { useEffect, useState } from 'preact/hooks';
import { useDeskState } from '../desk-context.ts';
import { useFocusRescue } from '../hooks/use-focus-rescue.ts';
import { useOfferAlert } from '../hooks/use-offer-alert.ts';
import { Announcer } from './announcer.tsx';
import { Approvals } from './approvals.tsx';
import { CallView } from './call-view.tsx';
import { Callbacks } from './callbacks.tsx';
import { Messages } from './messages.tsx';
import { Navigation, type ViewName } from './navigation.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import { PhoneLine } from './phone-line.tsx';
import { Problem } from './problem.tsx';
import { Queue } from './queue.tsx';
import { Team } from './team.tsx';
import { TopBar } from './top-bar.tsx';

/** The page of one who is signed in. */
export function Desk() {
  const { offer, conversation } = useDeskState();
  const [open, setOpen] = useState<ViewName>('call');
  const conversationId = conversation?.conversationId ?? null;
  useEffect(() => {
    if (conversationId !== null) setOpen('call');
  }, [conversationId]);
  useOfferAlert(offer !== null && !offer.isAccepted ? offer.offerId : null);
  useFocusRescue();
  return (
    <>
      <a class="skip" href="#main">
        Skip to the {open === 'call' ? 'call' : 'list'}
      </a>
      <TopBar />
      <Navigation open={open} onOpen={setOpen} />
      <main id="main" tabIndex={-1}>
        <Problem />
        <PhoneLine />
        {offer !== null && <OfferDialog key={offer.offerId} offer={offer} />}
        <View name={open} />
      </main>
      <Announcer />
    </>
  );
}

function View({ name }: { readonly name: ViewName }) {
  switch (name) {
    case 'call':
      return <CallView />;
    case 'queue':
      return <Queue />;
    case 'callbacks':
      return <Callbacks />;
    case 'messages':
      return <Messages />;
    case 'team':
      return <Team />;
    case 'approvals':
      return <Approvals />;
  }
}
