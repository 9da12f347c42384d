import { findAgent } from '../store/agents.ts';
import { type RefundRequest, refundRequests } from '../store/refund-requests.ts';
import { inLineDatabase } from './database.ts';
import { readEnvironment } from './environment.ts';

/** `payline refunds`: what two persons agreed to give back, for whoever does so at the gateway. */
export async function listRefunds(asJson: boolean): Promise<void> {
  const approved = await inLineDatabase(readEnvironment(), (db) => {
    const nameOf = (agentId: string | null) =>
      agentId === null ? null : (findAgent(db, agentId)?.login ?? agentId);
    return refundRequests(db, 'approved').map(({ askedBy, decidedBy, ...request }) => ({
      ...request,
      askedBy: nameOf(askedBy),
      decidedBy: nameOf(decidedBy),
    }));
  });
  if (asJson) return console.log(JSON.stringify(approved));
  if (approved.length === 0) return console.log('No refund is approved.');
  for (const request of approved) console.log(lineOf(request));
}

type Named = Pick<RefundRequest, 'confirmation' | 'amountCents' | 'why'> & {
  readonly askedBy: string | null;
  readonly decidedBy: string | null;
};

function lineOf({ confirmation, amountCents, why, askedBy, decidedBy }: Named): string {
  const dollars = (amountCents / 100).toFixed(2);
  return `${confirmation}  $${dollars}  asked by ${askedBy}, approved by ${decidedBy}: ${why}`;
}
