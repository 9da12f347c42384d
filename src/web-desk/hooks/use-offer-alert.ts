import { useEffect } from 'preact/hooks';
import { useStore } from '../../web-shared/use-store.ts';
import { flashTitle, notifyOfOffer } from '../alert/notify.ts';
import { startRinging } from '../alert/ring.ts';
import { useParts } from '../desk-context.ts';

/** Sound, title and notification, for as long as an offer waits for an answer. */
export function useOfferAlert(waitingOfferId: string | null): void {
  const { rings } = useStore(useParts().preferences);
  useEffect(() => {
    if (waitingOfferId === null) return;
    const stops = [flashTitle(), notifyOfOffer()];
    return () => {
      for (const stop of stops) stop();
    };
  }, [waitingOfferId]);
  useEffect(() => {
    if (waitingOfferId === null || !rings) return;
    return startRinging();
  }, [waitingOfferId, rings]);
}
