import type {
  DeskAction,
  DeskState,
  PaymentField,
  SecurePayment,
} from '../../src/desk/contract.ts';
import type { Handset } from '../../src/simulator/contract.ts';
import { findAgentByLogin } from '../../src/store/agents.ts';
import type { World } from './world.ts';

/** What agent and member say to each other meanwhile. */
const TALK_MILLISECONDS = 5_000;

const FIELDS: Readonly<Record<string, PaymentField>> = {
  'card number': 'cardNumber',
  'expiration date': 'expirationDate',
  'security code': 'securityCode',
  'ZIP code': 'postalCode',
};

type Make = (state: Talking, words: readonly string[]) => DeskAction;

/** What an agent sees who has a caller. */
type Talking = NonNullable<DeskState['conversation']>;

const chosenBill = ({ brief }: Talking) =>
  (brief.bills.find(({ isChosen }) => isChosen) ?? brief.bills[0])?.billId ?? 'none';

const wanted = (talking: Talking, [amount = '']: readonly string[]) => ({
  conversationId: talking.conversationId,
  billId: chosenBill(talking),
  amountCents: Math.round(Number(amount) * 100),
});

const ofPayment = ({ payment }: Talking) => ({
  securePaymentId: payment?.securePaymentId ?? 'none',
});

const deeds: readonly (readonly [RegExp, Make])[] = [
  [
    /^starts a payment of ([\d.]+)$/,
    (talking, words) => ({ action: 'startPayment', ...wanted(talking, words) }),
  ],
  [
    /^asks for the (card number|expiration date|security code|ZIP code)$/,
    (talking, [field = '']) => ({
      action: 'askField',
      ...ofPayment(talking),
      field: FIELDS[field] ?? 'cardNumber',
    }),
  ],
  [/^cancels the payment$/, (talking) => ({ action: 'cancelPayment', ...ofPayment(talking) })],
  [/^charges the card$/, (talking) => ({ action: 'charge', ...ofPayment(talking) })],
  [
    /^sends the caller to the keypad with ([\d.]+)$/,
    (talking, words) => ({ action: 'sendToKeypad', ...wanted(talking, words) }),
  ],
];

/**
 * What an agent does about a card and sees of it: `desk dana starts a payment of 124.50`, `desk dana
 * sees payment: …`. Null when it is about something else.
 */
export async function payAtTheDesk(world: World, asked: string): Promise<string | null> {
  const [, name = '', said = ''] = /^(\S+) (.+)$/.exec(asked) ?? [];
  // What came of it instead, as it stood in the transcript, is no part of what is done.
  const text = said.replace(/ \([^)]*\)$/, '');
  const isSeen = /^sees payment\b/.test(text);
  const deed = deeds.find(([pattern]) => pattern.test(text));
  if (!isSeen && !deed) return null;
  await world.letTimeRun(() => world.clock.sleep(TALK_MILLISECONDS));
  await world.settle();
  const { desk, line } = world.running;
  const { agentId = 'nobody' } = findAgentByLogin(line.db, name) ?? {};
  const { conversation } = desk.state(agentId);
  if (isSeen) return `${name} sees payment: ${paymentWords(conversation?.payment ?? null)}`;
  if (!deed || conversation === null) return `${name} ${text} (has no call)`;
  const [pattern, make] = deed;
  const answer = await desk.act(agentId, make(conversation, pattern.exec(text)?.slice(1) ?? []));
  await world.settle();
  return answer.ok ? `${name} ${text}` : `${name} ${text} (is refused: ${answer.code})`;
}

/** "collecting, Visa ending 1111, expirationDate asked". */
function paymentWords(payment: SecurePayment | null): string {
  if (payment === null) return 'none';
  const { state, fields, detail, confirmation, sentence } = payment;
  const known = fields
    .filter((field) => field.state !== 'pending')
    .map((field) => [field.field, field.state, field.detail].filter(Boolean).join(' '));
  return [state, ...known, confirmation, detail, state === 'ready' && sentence]
    .filter(Boolean)
    .join(', ');
}

/**
 * A caller in a conference who has keyed a field listens to the agent again, who goes on: the carrier
 * itself has nothing to say about that.
 */
export function listensAfterKeying(handset: Handset): Handset {
  let isInConference = false;
  return {
    hear: (sound, stop) => handset.hear(sound, stop),
    note(event) {
      if ('conference' in event) isInConference = event.conference === 'joined';
      handset.note(event);
      const isKeyed = 'keys' in event && event.masked;
      if (isInConference && isKeyed) handset.note({ listen: 'Conference' });
    },
  };
}
