import { useState } from 'preact/hooks';
import type { Conversation } from '../../desk/contract.ts';
import { useDesk } from '../desk-context.ts';
import { cardProblem } from '../words/card-problem.ts';
import { timeWords } from '../words/durations.ts';
import { Button } from './button.tsx';

/** As the desk takes it; at 6 letters a second that is a minute and a half of printing. */
const TYPED_MOST = 500;

/** The conversation with a caller at a TTY: what is typed here is printed there, and back. */
export function TypedTalk({ conversation }: { readonly conversation: Conversation }) {
  const { typed, endedAtMilliseconds } = conversation;
  return (
    <section class="card typed-talk" aria-labelledby="typed-title">
      <h3 id="typed-title" tabIndex={-1} data-focus-home>
        Typed conversation
      </h3>
      <div
        class="typed"
        role="log"
        aria-labelledby="typed-title"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the log scrolls by keyboard
        tabIndex={0}
      >
        <ol>
          {typed.length === 0 && (
            <li class="empty">
              Nothing typed yet. The caller has read that an agent is here. Greet them.
            </li>
          )}
          {typed.map((line) => (
            <li
              key={line.lineId ?? `${line.atMilliseconds} ${line.by} ${line.text}`}
              class={line.by}
            >
              <span class="typer">
                {line.by === 'agent' ? 'You' : 'Caller'}{' '}
                <span class="hint number">{timeWords(line.atMilliseconds)}</span>
                {line.isPrinted === false && <span class="hint"> · not printed yet</span>}
              </span>
              <span class="typed-words">{line.text}</span>
            </li>
          ))}
        </ol>
      </div>
      {endedAtMilliseconds === null && <TypeForm conversationId={conversation.conversationId} />}
    </section>
  );
}

function TypeForm({ conversationId }: { readonly conversationId: string }) {
  const { act, isPending } = useDesk();
  const [text, setText] = useState('');
  const problem = cardProblem(text);
  const send = async (ending: string) => {
    const words = `${text.trim()}${ending}`.trim();
    if (problem !== null || words === '') return;
    if (await act({ action: 'type', conversationId, text: words })) setText('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send('');
      }}
    >
      <label for="typed-text">Type to the caller</label>
      <input
        id="typed-text"
        value={text}
        autocomplete="off"
        maxLength={TYPED_MOST}
        aria-describedby="typed-hint"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id="typed-hint" class="hint">
        GA is “go ahead”: your turn is over; it is added for you. SK is “stop keying”: you are
        ending the call. The caller reads some 6 letters a second, so be brief.
      </p>
      {problem !== null && (
        <p class="hint wrong" role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <Button type="submit" tone="primary" isPending={isPending('type')}>
          Send with GA
        </Button>
        <Button onPress={() => void send(' SK')} isPending={isPending('type')}>
          Send with SK
        </Button>
      </div>
    </form>
  );
}
