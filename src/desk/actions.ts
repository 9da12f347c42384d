import { z } from 'zod';
import { PaylineError } from '../errors.ts';
import { refuseCardNumber } from './card-number.ts';
import type { AgentRole, DeskAction } from './contract.ts';

const TEXT_MOST = 4000;
const TYPED_MOST = 500;
const WHY_MOST = 500;
/** Far beyond any bill: a slip of the finger is refused before it is asked of a card. */
const CENTS_MOST = 10_000_000;
const INSTALMENTS_MOST = 60;

const id = z.string().regex(/^[\w.:-]{1,64}$/);
const text = (most: number) => z.string().max(most);
const said = (most: number) => z.string().trim().min(1).max(most);
const cents = z.int().positive().max(CENTS_MOST);
const conversation = { conversationId: id };

/** The fields of each action beside its name; the type holds the table and the contract together. */
const fields = {
  ready: {},
  away: { reason: said(100) },
  accept: { offerId: id },
  decline: { offerId: id },
  hold: { ...conversation, isOnHold: z.boolean() },
  mute: { ...conversation, isMuted: z.boolean() },
  consult: { ...conversation, agentId: id },
  conference: conversation,
  handOver: conversation,
  drop: { ...conversation, legId: id },
  end: conversation,
  note: { ...conversation, text: text(TEXT_MOST) },
  wrapUp: { ...conversation, code: id, text: text(TEXT_MOST) },
  type: { ...conversation, text: said(TYPED_MOST) },
  startPayment: { ...conversation, billId: id, amountCents: cents },
  askField: {
    securePaymentId: id,
    field: z.enum(['cardNumber', 'expirationDate', 'securityCode', 'postalCode']),
  },
  cancelPayment: { securePaymentId: id },
  charge: { securePaymentId: id },
  sendToKeypad: { ...conversation, billId: id, amountCents: cents },
  extend: { ...conversation, billId: id },
  setUpPlan: {
    ...conversation,
    billId: id,
    instalmentCount: z.int().positive().max(INSTALMENTS_MOST),
  },
  fileRequest: {
    ...conversation,
    kind: z.enum(['dispute', 'itemizedStatement', 'assistance']),
    billId: id.nullable(),
  },
  askRefund: { ...conversation, paymentId: id, why: said(WHY_MOST) },
  approve: { approvalId: id, isApproved: z.boolean() },
  takeCallback: { callbackId: id },
  cancelCallback: { callbackId: id },
  finishMessage: { messageId: id },
  supervise: { ...conversation, mode: z.enum(['listen', 'whisper', 'join', 'leave']) },
  moveEntry: { entryId: id, agentId: id },
  moveCall: { ...conversation, agentId: id },
} satisfies { readonly [Name in DeskAction['action']]: FieldsOf<Name> };

type FieldsOf<Name extends DeskAction['action']> = {
  readonly [Field in Exclude<keyof Extract<DeskAction, { action: Name }>, 'action'>]: z.ZodType<
    Extract<DeskAction, { action: Name }>[Field]
  >;
};

const SUPERVISORS_ONLY: ReadonlySet<DeskAction['action']> = new Set([
  ...(['approve', 'supervise', 'moveEntry', 'moveCall'] as const),
]);

/**
 * An action as it came from the page. Throws desk.badRequest when it is none or a field of it is
 * missing, unknown, of another shape or too long; desk.cardNumber when a text holds a card number.
 */
export function readAction(body: unknown): DeskAction {
  const name = z.object({ action: z.string() }).safeParse(body).data?.action ?? '';
  const shape = Object.hasOwn(fields, name) ? fields[name as DeskAction['action']] : null;
  if (shape === null) throw bad('There is no such action.');
  const read = z.strictObject({ action: z.literal(name), ...shape }).safeParse(body);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path }) => path.join('.') || 'a field too many');
    throw bad(`Of the action ${name} this is missing, too long or of another kind: ${wrong}.`);
  }
  const written: Readonly<Record<string, unknown>> = read.data;
  for (const field of WRITTEN) refuseCardNumber(String(written[field] ?? ''));
  return read.data as DeskAction;
}

/** Whether somebody with this role may ask for it at all; throws desk.notAllowed if not. */
export function requireRole(role: AgentRole, { action }: DeskAction): void {
  if (role === 'supervisor' || !SUPERVISORS_ONLY.has(action)) return;
  throw new PaylineError('desk.notAllowed', 'Only a supervisor can do that.');
}

/** What agents write themselves; ids and codes are the desk's own. */
const WRITTEN = ['text', 'why', 'reason'] as const;

function bad(message: string): PaylineError {
  return new PaylineError('desk.badRequest', `${message} Load the page again.`);
}
