import type { QueueRow } from '../../desk/contract.ts';
import { useDeskState } from '../desk-context.ts';
import { useSecondsSincePicture } from '../hooks/use-now.ts';
import { channelWords, languageWords, reasonWords } from '../words/caller.ts';
import { clock } from '../words/durations.ts';
import { Icon } from './icon.tsx';
import { ListView } from './list-view.tsx';
import { MoveTo } from './move-to.tsx';

const states = {
  waiting: 'Waiting',
  away: 'Paying by keypad, keeps the place',
  offered: 'Being offered',
} as const;

/** Who waits, in the order in which they are offered. */
export function Queue() {
  const { queue, supervisor } = useDeskState();
  const columns = ['Place', 'Waited', 'Need', 'Why', 'Language', 'By', 'State'];
  return (
    <ListView
      title="Queue"
      hint="The line offers callers in this order; a need counts as time waited."
      empty="Nobody is waiting. Become ready, and the next caller rings here."
      columns={supervisor === null ? columns : [...columns, 'Move']}
      isEmpty={queue.length === 0}
    >
      {queue.map((row) => (
        <QueueLine key={row.entryId} row={row} isMovable={supervisor !== null} />
      ))}
    </ListView>
  );
}

interface QueueLineProps {
  readonly row: QueueRow;
  readonly isMovable: boolean;
}

function QueueLine({ row, isMovable }: QueueLineProps) {
  const since = useSecondsSincePicture();
  return (
    <tr>
      <th scope="row" class="number">
        {row.place}
      </th>
      <td class="number">{clock(row.waitedSeconds + since)}</td>
      <td>{reasonWords(row.need)}</td>
      <td>{reasonWords(row.reason)}</td>
      <td>{languageWords(row.language)}</td>
      <td>
        <Icon name={row.channel} /> {channelWords(row.channel)}
      </td>
      <td>{row.isCallback && row.state === 'waiting' ? 'To be called' : states[row.state]}</td>
      {isMovable && (
        <td>
          <MoveTo
            id={row.entryId}
            of={`the caller at place ${row.place}`}
            action={(agentId) => ({ action: 'moveEntry', entryId: row.entryId, agentId })}
          />
        </td>
      )}
    </tr>
  );
}
