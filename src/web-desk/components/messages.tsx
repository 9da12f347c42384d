import type { MessageRow } from '../../desk/contract.ts';
import { useDesk, useDeskState } from '../desk-context.ts';
import { numberWords } from '../words/caller.ts';
import { dayAndTimeWords, durationWords } from '../words/durations.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { ListView } from './list-view.tsx';

/** Messages that callers left. */
export function Messages() {
  const { messages } = useDeskState();
  return (
    <ListView
      title="Messages"
      hint="Call the member back, then mark the message as done."
      empty="No messages. They come here when a caller leaves one."
      columns={['Left', 'From', 'Length', 'State']}
      isEmpty={messages.length === 0}
    >
      {messages.map((row) => (
        <MessageLine key={row.messageId} row={row} />
      ))}
    </ListView>
  );
}

function MessageLine({ row }: { readonly row: MessageRow }) {
  const { act, isPending } = useDesk();
  const { messageId } = row;
  const left = dayAndTimeWords(row.leftAtMilliseconds);
  return (
    <tr>
      <th scope="row">{left}</th>
      <td class="number">{numberWords(row.callerNumber)}</td>
      <td>{durationWords(row.durationSeconds)}</td>
      <td>
        {row.isDone ? (
          <>
            <Icon name="done" /> Done
          </>
        ) : (
          <Button
            onPress={() => void act({ action: 'finishMessage', messageId })}
            isPending={isPending('finishMessage')}
            of={`the message of ${left}`}
          >
            Mark as done
          </Button>
        )}
      </td>
    </tr>
  );
}
