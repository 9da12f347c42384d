import { useState } from 'preact/hooks';
import type { DeskAction } from '../../desk/contract.ts';
import { useDesk, useDeskState } from '../desk-context.ts';
import { Button } from './button.tsx';

interface MoveToProps {
  readonly id: string;
  /** Who is moved, for an ear: "the caller at place 2". */
  readonly of: string;
  readonly action: (agentId: string) => DeskAction;
}

/** Gives a caller to an agent who is ready. */
export function MoveTo({ id, of, action }: MoveToProps) {
  const { act, isPending } = useDesk();
  const { colleagues } = useDeskState();
  const [chosen, setChosen] = useState('');
  const ready = colleagues.filter(({ state }) => state === 'ready');
  const agentId = ready.find((one) => one.agentId === chosen)?.agentId ?? ready[0]?.agentId;
  if (agentId === undefined) return <span class="hint">No agent is ready.</span>;
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void act(action(agentId));
      }}
    >
      <label class="for-ear" for={`move-${id}`}>
        Agent for {of}
      </label>
      <select
        id={`move-${id}`}
        value={agentId}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {ready.map((one) => (
          <option key={one.agentId} value={one.agentId}>
            {one.name}
          </option>
        ))}
      </select>
      <Button type="submit" isPending={isPending('moveEntry') || isPending('moveCall')} of={of}>
        Move
      </Button>
    </form>
  );
}
