import { isDeepStrictEqual } from 'node:util';
import type { Express, Request, Response } from 'express';
import type { BillingDirectory } from '../../src/billing/directory.ts';
import type { Database } from '../../src/store/open.ts';

interface Writing {
  readonly key: string;
  /** What was written with this key before. */
  readonly before: unknown;
  /** The error code when that was something else. */
  readonly conflict: string;
  readonly echo: object;
  take(): Promise<void>;
}

/** The writes of docs/billing-api.yaml: each once per Idempotency-Key. */
export function serveWrites(app: Express, directory: BillingDirectory, db: Database): void {
  const once = (columns: string, table: string) => db.prepare(`SELECT ${columns} FROM ${table}`);
  const posting = once(
    'confirmation, bill_id AS billId, amount_cents AS amountCents',
    'bill_postings WHERE confirmation = ? AND bill_id = ?',
  );
  const extension = once(
    'reference, bill_id AS billId, due_date AS dueDate',
    'bill_extensions WHERE reference = ?',
  );
  const request = once(
    'reference, kind, member_id AS memberId, bill_id AS billId',
    'plan_requests WHERE reference = ?',
  );
  const otherPlan = once('reference', 'bill_plans WHERE bill_id = ? AND reference <> ?');
  const take = async (req: Request, res: Response, writing: Writing) => {
    const missing = await whatIsMissing(directory, req.body);
    if (missing) fail(res, 404, missing);
    else await write(req, res, writing);
  };
  app.post('/postings', (req, res) => {
    const { confirmation, billId, amountCents, postedAt } = req.body;
    const postedAtMilliseconds = Date.parse(postedAt);
    const echo = { confirmation, billId, amountCents };
    return take(req, res, {
      ...{ key: `${confirmation}:${billId}`, echo, conflict: 'posting_conflict' },
      before: posting.get(confirmation, billId),
      take: () => directory.post({ ...echo, postedAtMilliseconds }),
    });
  });
  app.post('/extensions', (req, res) => {
    const { reference, billId, dueDate } = req.body;
    const echo = { reference, billId, dueDate };
    return take(req, res, {
      ...{ key: reference, echo, conflict: 'extension_conflict' },
      before: extension.get(reference),
      take: () => directory.extend(echo),
    });
  });
  const plans = new Map<string, object>();
  app.post('/plans', (req, res) => {
    const { reference, billId, instalments } = req.body;
    const echo = { reference, billId, instalments };
    return take(req, res, {
      ...{ key: reference, echo, conflict: 'plan_conflict' },
      before: plans.get(reference) ?? otherPlan.get(billId, reference),
      take: async () => {
        await directory.setUpPlan(echo);
        plans.set(reference, echo);
      },
    });
  });
  app.post('/requests', (req, res) => {
    const { reference, kind, memberId, billId, detail, filedAt } = req.body;
    const filedAtMilliseconds = Date.parse(filedAt);
    const echo = { reference, kind, memberId, billId };
    return take(req, res, {
      ...{ key: reference, echo, conflict: 'request_conflict' },
      before: request.get(reference),
      take: () => directory.file({ ...echo, detail, filedAtMilliseconds }),
    });
  });
}

async function whatIsMissing(
  directory: BillingDirectory,
  { memberId, billId }: { memberId?: string; billId: string | null },
): Promise<string | null> {
  if (memberId !== undefined && !(await directory.findMember(memberId))) return 'member_not_found';
  return billId === null || (await directory.bill(billId)) ? null : 'bill_not_found';
}

/** Takes it once per key, and answers what was taken. */
async function write(req: Request, res: Response, writing: Writing): Promise<void> {
  const { key, before, conflict, echo, take } = writing;
  if (req.get('idempotency-key') !== key) return fail(res, 422, 'wrong_key');
  if (before !== undefined && !isDeepStrictEqual({ ...before }, echo)) {
    return fail(res, 409, conflict);
  }
  await take();
  res.status(before === undefined ? 201 : 200).json(echo);
}

/** An error as the contract has it. */
export function fail(res: Response, status: number, code: string): void {
  res.status(status).json({ error: { code } });
}
