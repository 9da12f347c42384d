import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskState, Offer } from '../../desk/contract.ts';
import { useDeskState } from '../desk-context.ts';
import { callNews, offerNews } from '../words/news.ts';

/** Live regions: an offer is told at once, what happens in the call when the reader pauses. */
export function Announcer() {
  const state = useDeskState();
  const before = useRef<DeskState>(state);
  const [news, setNews] = useState({ words: '', sequence: 0 });
  const waiting: Offer | null = state.offer?.isAccepted === false ? state.offer : null;
  useEffect(() => {
    const fresh = callNews(before.current, state);
    before.current = state;
    if (fresh !== '') setNews({ words: fresh, sequence: state.sequence });
  }, [state]);
  return (
    <>
      <div class="for-ear" role="alert">
        {waiting !== null && <p>{offerNews(waiting)}</p>}
      </div>
      <div class="for-ear" role="status">
        {news.words !== '' && <p key={news.sequence}>{news.words}</p>}
      </div>
    </>
  );
}
