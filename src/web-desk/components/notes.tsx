import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../../desk/contract.ts';
import { useDesk } from '../desk-context.ts';
import { cardProblem } from '../words/card-problem.ts';
import { KeyCap } from './key-cap.tsx';

/** The agent's notes of the call; kept when the agent leaves the field. */
export function Notes({ conversation }: { readonly conversation: Conversation }) {
  const { act, isPending } = useDesk();
  const { conversationId, notes } = conversation;
  const [text, setText] = useState(notes);
  const lastKept = useRef(notes);
  useEffect(() => {
    // Written in another tab meanwhile: shown, unless something else is being written here.
    setText((mine) => (mine === lastKept.current ? notes : mine));
    lastKept.current = notes;
  }, [notes]);
  const problem = cardProblem(text);
  const isKept = text === notes;
  const keep = () => {
    if (!isKept && problem === null) void act({ action: 'note', conversationId, text });
  };
  return (
    <section id="notes-section" class="card notes" aria-labelledby="notes-title">
      <h3 id="notes-title">
        <label for="notes">
          Notes <KeyCap of="notes" />
        </label>
      </h3>
      <textarea
        id="notes"
        rows={5}
        value={text}
        aria-describedby="notes-state"
        aria-invalid={problem !== null}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
      />
      <p id="notes-state" class={problem === null ? 'hint' : 'hint wrong'} role="status">
        {problem ?? keptWords(isKept && text !== '', isPending('note'))}
      </p>
    </section>
  );
}

function keptWords(isKept: boolean, isPending: boolean): string {
  if (isPending) return 'Saving…';
  return isKept ? 'Saved.' : 'Saved when you leave this field.';
}
