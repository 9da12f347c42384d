import type { BriefBill } from '../../desk/contract.ts';
import { dateWords } from '../words/durations.ts';
import { formatCents } from '../words/money.ts';

interface BillTableProps {
  readonly bills: readonly BriefBill[];
  /** Where one of them is worked on. */
  readonly choice?: {
    readonly billId: string | null;
    readonly onChoose: (billId: string) => void;
  };
}

export function BillTable({ bills, choice }: BillTableProps) {
  if (bills.length === 0) return <p class="empty">No bill was looked at.</p>;
  return (
    <div class="table-place">
      <table class="bills">
        <thead>
          <tr>
            <th scope="col">Bill</th>
            <th scope="col" class="amount">
              Balance
            </th>
            <th scope="col" class="amount">
              Minimum
            </th>
            <th scope="col">Due</th>
          </tr>
        </thead>
        <tbody>
          {bills.map((bill) => (
            <tr key={bill.billId} class={bill.billId === choice?.billId ? 'chosen' : ''}>
              <th scope="row">
                <BillName bill={bill} choice={choice} />
              </th>
              <td class="amount number">{formatCents(bill.balanceCents)}</td>
              <td class="amount number">{formatCents(bill.minimumCents)}</td>
              <td>{bill.dueDate === null ? 'No date' : dateWords(bill.dueDate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface BillNameProps {
  readonly bill: BriefBill;
  readonly choice: BillTableProps['choice'];
}

function BillName({ bill, choice }: BillNameProps) {
  const words = (
    <span>
      {bill.label}
      {bill.isChosen && <span class="badge good">Caller’s choice</span>}
    </span>
  );
  if (choice === undefined) return words;
  return (
    <label class="tick">
      <input
        type="radio"
        name="bill"
        checked={bill.billId === choice.billId}
        onChange={() => choice.onChoose(bill.billId)}
      />
      {words}
    </label>
  );
}
