import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallView, Turn } from '../call/call-view.ts';
import { nothingTold, typedNews } from '../call/typed-news.ts';

/** Words that come closer together than this are announced as one. */
const TOGETHER_MILLISECONDS = 250;
/** A typed message that stops without GA for this long is announced as far as it has come. */
const QUIET_MILLISECONDS = 3_000;

interface AnnouncerProps {
  readonly view: CallView;
  /** While the browser speaks the line aloud, a screen reader must not speak over it. */
  readonly reads: boolean;
}

/** The page's live region: new words of the far end and events, never keys, never twice. */
export function Announcer({ view, reads }: AnnouncerProps) {
  const [words, setWords] = useState('');
  const announced = useRef(0);
  const typed = useRef(nothingTold);
  const { conversation, talk } = view;
  // What is typed is read by its reader: the voice behind it is the assistant's to hear.
  const tellsSpeech = reads && view.device === 'phone';
  useEffect(() => {
    // A new call starts a new conversation.
    if (conversation.length < announced.current) announced.current = 0;
    const tell = (andUnfinished: boolean) => {
      const heard = freshTurns(conversation.slice(announced.current), tellsSpeech);
      const news = typedNews(talk.messages, typed.current, andUnfinished);
      announced.current = conversation.length;
      typed.current = news.mark;
      const fresh = [...heard, news.words].filter((text) => text !== '');
      if (fresh.length > 0) setWords(fresh.join(' '));
    };
    const together = setTimeout(() => tell(false), TOGETHER_MILLISECONDS);
    const quiet = setTimeout(() => tell(true), QUIET_MILLISECONDS);
    return () => {
      clearTimeout(together);
      clearTimeout(quiet);
    };
  }, [conversation, talk, tellsSpeech]);
  return (
    <div class="for-ear" role="status" aria-live="polite">
      {words !== '' && <p>{words}</p>}
    </div>
  );
}

function freshTurns(turns: readonly Turn[], tellsSpeech: boolean): string[] {
  return turns.flatMap((turn) =>
    turn.kind === 'event' || (turn.kind === 'line' && tellsSpeech) ? [turn.text] : [],
  );
}
