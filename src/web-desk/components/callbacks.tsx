import type { CallbackRow } from '../../desk/contract.ts';
import { useDesk, useDeskState } from '../desk-context.ts';
import { languageWords, reasonWords } from '../words/caller.ts';
import { count, dayAndTimeWords } from '../words/durations.ts';
import { Button } from './button.tsx';
import { ListView } from './list-view.tsx';

const states = {
  waiting: 'Waiting',
  calling: 'Being called',
  reached: 'Reached',
  givenUp: 'Given up: not reached',
  canceled: 'Canceled',
} as const;

/** Members who are to be called. */
export function Callbacks() {
  const { callbacks } = useDeskState();
  return (
    <ListView
      title="Callbacks"
      hint="The line calls you first, then the member. Take one to call now."
      empty="Nobody is waiting to be called back."
      columns={['When', 'Tries', 'Why', 'Language', 'State', 'Do']}
      isEmpty={callbacks.length === 0}
    >
      {callbacks.map((row) => (
        <CallbackLine key={row.callbackId} row={row} />
      ))}
    </ListView>
  );
}

function CallbackLine({ row }: { readonly row: CallbackRow }) {
  const { act, isPending } = useDesk();
  const { callbackId, dueAtMilliseconds } = row;
  const when =
    dueAtMilliseconds === null ? 'When their place comes up' : dayAndTimeWords(dueAtMilliseconds);
  const canBeTaken = row.state === 'waiting' || row.state === 'givenUp';
  return (
    <tr>
      <th scope="row">{when}</th>
      <td>{row.tries === 0 ? 'Not called yet' : `Called ${count(row.tries, 'time')}`}</td>
      <td>{reasonWords(row.reason)}</td>
      <td>{languageWords(row.language)}</td>
      <td>{states[row.state]}</td>
      <td>
        {canBeTaken && (
          <div class="row">
            <Button
              onPress={() => void act({ action: 'takeCallback', callbackId })}
              isPending={isPending('takeCallback')}
              of={`the callback: ${when}`}
            >
              Take
            </Button>
            <Button
              onPress={() => void act({ action: 'cancelCallback', callbackId })}
              isPending={isPending('cancelCallback')}
              of={`the callback: ${when}`}
            >
              Cancel
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
