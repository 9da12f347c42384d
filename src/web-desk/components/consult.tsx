import { useRef, useState } from 'preact/hooks';
import type { Conversation } from '../../desk/contract.ts';
import { useDesk, useDeskState } from '../desk-context.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { isMine } from '../words/legs.ts';
import { Button } from './button.tsx';
import { KeyCap } from './key-cap.tsx';

/** A colleague asked while the caller is on hold; then all together, or the caller handed over. */
export function Consult({ conversation }: { readonly conversation: Conversation }) {
  const { legs, conversationId } = conversation;
  const { me } = useDeskState();
  const consulted = legs.find(
    (leg) => leg.kind === 'consult' && leg.state !== 'left' && !isMine(leg, me),
  );
  if (consulted === undefined) return <ConsultForm conversationId={conversationId} />;
  if (consulted.state === 'ringing') return <p class="hint">Ringing {consulted.name}…</p>;
  return <WithColleague conversation={conversation} name={consulted.name} />;
}

function ConsultForm({ conversationId }: { readonly conversationId: string }) {
  const { act, isPending } = useDesk();
  const { colleagues } = useDeskState();
  const [chosen, setChosen] = useState('');
  const field = useRef<HTMLSelectElement>(null);
  useShortcuts({ consult: () => field.current?.focus() });
  const ready = colleagues.filter(({ state }) => state === 'ready');
  const agentId = ready.find((one) => one.agentId === chosen)?.agentId ?? ready[0]?.agentId;
  if (agentId === undefined) return <p class="hint">No colleague is ready to be consulted.</p>;
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ action: 'consult', conversationId, agentId });
      }}
    >
      <label for="consult-agent">
        Consult <KeyCap of="consult" />
      </label>
      <select
        id="consult-agent"
        ref={field}
        value={agentId}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {ready.map(({ agentId: id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Button type="submit" isPending={isPending('consult')}>
        Hold and call
      </Button>
    </form>
  );
}

interface WithColleagueProps {
  readonly conversation: Conversation;
  readonly name: string;
}

function WithColleague({ conversation, name }: WithColleagueProps) {
  const { act, isPending } = useDesk();
  const { conversationId, legs } = conversation;
  const isApart = legs.some(({ kind, isOnHold }) => kind === 'member' && isOnHold);
  return (
    <div class="row">
      {isApart ? (
        <>
          <span class="hint">The caller does not hear {name}.</span>
          <Button
            onPress={() => void act({ action: 'conference', conversationId })}
            isPending={isPending('conference')}
          >
            Conference
          </Button>
        </>
      ) : (
        <span class="hint">The caller hears {name}.</span>
      )}
      <Button
        onPress={() => void act({ action: 'handOver', conversationId })}
        isPending={isPending('handOver')}
        of={`the caller to ${name}`}
      >
        Hand over
      </Button>
    </div>
  );
}
