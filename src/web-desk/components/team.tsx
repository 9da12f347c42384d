import type { AgentRow } from '../../desk/contract.ts';
import { useDesk, useDeskState } from '../desk-context.ts';
import { useNow } from '../hooks/use-now.ts';
import { callerName, channelWords, reasonWords } from '../words/caller.ts';
import { clock } from '../words/durations.ts';
import { presenceWords } from '../words/presence.ts';
import { Button } from './button.tsx';
import { ListView } from './list-view.tsx';
import { MoveTo } from './move-to.tsx';

/** For a supervisor: every colleague and their calls, live. */
export function Team() {
  const { supervisor } = useDeskState();
  if (supervisor === null) return null;
  return (
    <ListView
      title="Team"
      hint="Listen: nobody hears you. Whisper: only the agent does. Join: everybody does."
      empty="There are no other agents. Add some with payline agents add."
      columns={['Agent', 'Presence', 'Call', 'In the call', 'Move the call']}
      isEmpty={supervisor.agents.length === 0}
    >
      {supervisor.agents.map((row) => (
        <AgentLine key={row.agent.agentId} row={row} />
      ))}
    </ListView>
  );
}

function AgentLine({ row }: { readonly row: AgentRow }) {
  const now = useNow();
  const { agent, presence, brief, conversationId } = row;
  return (
    <tr>
      <th scope="row">{agent.name}</th>
      <td>
        {presenceWords(presence.state, presence.reason)}{' '}
        <span class="hint number">{clock((now - presence.sinceMilliseconds) / 1_000)}</span>
      </td>
      <td>
        {brief === null ? (
          <span class="hint">None</span>
        ) : (
          <>
            {callerName(brief)}{' '}
            <span class="hint">
              {channelWords(brief.channel)} · {reasonWords(brief.reason)}
            </span>
          </>
        )}
      </td>
      <td>{conversationId !== null && <Supervise name={agent.name} id={conversationId} />}</td>
      <td>
        {conversationId !== null && (
          <MoveTo
            id={conversationId}
            of={`the call of ${agent.name}`}
            action={(agentId) => ({ action: 'moveCall', conversationId, agentId })}
          />
        )}
      </td>
    </tr>
  );
}

const modes = [
  { mode: 'listen', title: 'Listen' },
  { mode: 'whisper', title: 'Whisper' },
  { mode: 'join', title: 'Join' },
] as const;

interface SuperviseProps {
  /** Whose call it is. */
  readonly name: string;
  readonly id: string;
}

function Supervise({ name, id: conversationId }: SuperviseProps) {
  const { act, view, isPending } = useDesk();
  const { supervised } = view;
  const current = supervised?.conversationId === conversationId ? supervised.mode : null;
  return (
    <div class="row">
      {modes.map(({ mode, title }) => (
        <Button
          key={mode}
          isPressed={current === mode}
          isPending={isPending('supervise')}
          onPress={() => void act({ action: 'supervise', conversationId, mode })}
          of={`the call of ${name}`}
        >
          {title}
        </Button>
      ))}
      <Button
        isPending={isPending('supervise')}
        onPress={() => void act({ action: 'supervise', conversationId, mode: 'leave' })}
        of={`the call of ${name}`}
      >
        Leave
      </Button>
    </div>
  );
}
