import { useState } from 'preact/hooks';
import type { Conversation } from '../../desk/contract.ts';
import { useDesk, useDeskState } from '../desk-context.ts';
import { cardProblem } from '../words/card-problem.ts';
import { Button } from './button.tsx';
import { KeyCap } from './key-cap.tsx';

/** Required after each call, before the next one. */
export function WrapUp({ conversation }: { readonly conversation: Conversation }) {
  const { act, isPending } = useDesk();
  const { wrapUpCodes } = useDeskState();
  const { conversationId } = conversation;
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const problem = cardProblem(text);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (problem === null) void act({ action: 'wrapUp', conversationId, code, text: text.trim() });
  };
  return (
    <section id="wrap-up" class="card wrap-up" aria-labelledby="wrap-up-title">
      <h3 id="wrap-up-title" tabIndex={-1} data-focus-home>
        Wrap-up <KeyCap of="wrapUp" />
      </h3>
      <form onSubmit={onSubmit}>
        <fieldset>
          <legend>How did the call end? Choose one.</legend>
          {wrapUpCodes.map((one) => (
            <label key={one.code} class="tick">
              <input
                type="radio"
                name="wrap-up-code"
                required
                checked={code === one.code}
                onChange={() => setCode(one.code)}
              />
              {one.label}
            </label>
          ))}
        </fieldset>
        <label for="wrap-up-text">What is left to do, if anything</label>
        <input
          id="wrap-up-text"
          value={text}
          aria-invalid={problem !== null}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {problem !== null && (
          <p class="hint wrong" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" tone="primary" isPending={isPending('wrapUp')}>
          Finish wrap-up
        </Button>
      </form>
    </section>
  );
}
