import { maskedParts, maskedWords } from '../call/card-mask.ts';
import { sentAndUnsent, type TypedMessage, type TypedTalk } from '../call/typed-talk.ts';

interface TypedHistoryProps {
  readonly talk: TypedTalk;
  /** Who is at the other end: 'Line', 'Assistant'. */
  readonly farName: string;
  readonly hint: string;
}

/** Both sides as a text telephone shows them; who typed what is said in words and in colour. */
export function TypedHistory({ talk, farName, hint }: TypedHistoryProps) {
  const newestOwn = talk.messages.findLast(({ by }) => by === 'caller');
  return (
    <section
      class="typed-history"
      aria-label="Typed messages"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the history scrolls by keyboard
      tabIndex={0}
    >
      {talk.messages.length === 0 ? (
        <p class="typed-hint">{hint}</p>
      ) : (
        <ol>
          {talk.messages.map((message) => (
            <Message
              key={message.id}
              message={message}
              name={message.by === 'far' ? farName : 'You'}
              unsentCharacters={message === newestOwn ? talk.unsentCharacters : 0}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

interface MessageProps {
  readonly message: TypedMessage;
  readonly name: string;
  readonly unsentCharacters: number;
}

function Message({ message, name, unsentCharacters }: MessageProps) {
  const [sent, unsent] = sentAndUnsent(message.text, unsentCharacters);
  return (
    <li class={`typed ${message.by}`}>
      <span class="typer">
        {name}
        <span class="for-ear">: </span>
      </span>
      <p>
        <Masked text={sent} />
        {unsent !== '' && (
          <span class="unsent">
            <Masked text={unsent} />
            <span class="for-ear"> (still being sent)</span>
          </span>
        )}
      </p>
    </li>
  );
}

/** Hidden digits are dots for the eye and a count for the ear. */
function Masked({ text }: { readonly text: string }) {
  return (
    <>
      {maskedParts(text).map(({ text: part, hiddenDigits }) =>
        hiddenDigits === 0 ? (
          part
        ) : (
          <>
            <span aria-hidden="true">{part}</span>
            <span class="for-ear">{maskedWords(part)}</span>
          </>
        ),
      )}
    </>
  );
}
