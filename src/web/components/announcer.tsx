import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallView } from '../call/call-view.ts';

/** Words that come closer together than this are announced as one. */
const TOGETHER_MILLISECONDS = 250;

interface AnnouncerProps {
  readonly view: CallView;
  /** While the browser speaks the line aloud, a screen reader must not speak over it. */
  readonly reads: boolean;
}

/** The page's only live region: new words of the line and events, never keys, never twice. */
export function Announcer({ view, reads }: AnnouncerProps) {
  const [words, setWords] = useState('');
  const announced = useRef(0);
  const { conversation } = view;
  useEffect(() => {
    // A new call starts a new conversation.
    if (conversation.length < announced.current) announced.current = 0;
    const timer = setTimeout(() => {
      const fresh = conversation
        .slice(announced.current)
        .flatMap((turn) =>
          turn.kind === 'event' || (turn.kind === 'line' && reads) ? [turn.text] : [],
        );
      announced.current = conversation.length;
      if (fresh.length > 0) setWords(fresh.join(' '));
    }, TOGETHER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [conversation, reads]);
  return (
    <div class="for-ear" role="status" aria-live="polite">
      {words !== '' && <p>{words}</p>}
    </div>
  );
}
