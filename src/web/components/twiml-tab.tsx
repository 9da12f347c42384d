import { useState } from 'preact/hooks';
import type { NumberedExchange } from '../call/call-view.ts';
import { prettyTwiml } from '../inspect/pretty-twiml.ts';

export function TwimlTab({ exchanges }: { readonly exchanges: readonly NumberedExchange[] }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const answers = exchanges.filter((entry) => entry.exchange.twiml !== undefined);
  // A choice of the call before is not in this one: back to the newest.
  const shown = answers.find((entry) => entry.number === chosen) ?? answers.at(-1);
  if (!shown) return <p class="hint">The line's newest TwiML is shown here.</p>;
  const follows = shown.number !== chosen;
  return (
    <>
      <div class="answer-picker">
        <label for="answer">Answer</label>
        <select
          id="answer"
          value={follows ? 'newest' : String(shown.number)}
          onChange={(event) => setChosen(Number(event.currentTarget.value) || null)}
        >
          <option value="newest">The newest</option>
          {answers.map(({ number, exchange }) => (
            <option key={number} value={String(number)}>
              {`${number} · ${exchange.state ?? exchange.url}`}
            </option>
          ))}
        </select>
      </div>
      <pre class="twiml">
        {prettyTwiml(shown.exchange.twiml ?? '').map((line, place) => (
          <span key={place} class={`line depth-${Math.min(line.depth, 6)}`}>
            {line.tokens.map((token, at) => (
              <span key={at} class={token.kind}>
                {token.text}
              </span>
            ))}
          </span>
        ))}
      </pre>
    </>
  );
}
