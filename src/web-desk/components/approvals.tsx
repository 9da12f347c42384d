import { useDesk, useDeskState } from '../desk-context.ts';
import { formatCents } from '../words/money.ts';
import { Button } from './button.tsx';
import { ListView } from './list-view.tsx';

/** For a supervisor: refunds that wait for a second person. */
export function Approvals() {
  const { act, isPending } = useDesk();
  const { supervisor } = useDeskState();
  const approvals = supervisor?.approvals ?? [];
  const decide = (approvalId: string, isApproved: boolean) => () =>
    void act({ action: 'approve', approvalId, isApproved });
  return (
    <ListView
      title="Approvals"
      hint="A refund needs a second person. Nothing is given back until you approve it."
      empty="Nothing waits for your decision."
      columns={['Refund', 'Payment', 'Asked by', 'Why', 'Decide']}
      isEmpty={approvals.length === 0}
    >
      {approvals.map((row) => (
        <tr key={row.approvalId}>
          <th scope="row" class="number">
            {formatCents(row.amountCents)}
          </th>
          <td class="number">{row.confirmation}</td>
          <td>{row.askedBy}</td>
          <td>{row.why}</td>
          <td>
            <div class="row">
              <Button
                onPress={decide(row.approvalId, true)}
                isPending={isPending('approve')}
                of={`the refund of payment ${row.confirmation}`}
              >
                Approve
              </Button>
              <Button
                onPress={decide(row.approvalId, false)}
                isPending={isPending('approve')}
                of={`the refund of payment ${row.confirmation}`}
              >
                Refuse
              </Button>
            </div>
          </td>
        </tr>
      ))}
    </ListView>
  );
}
