import { addAccount } from '../../src/desk/accounts.ts';
import type { DeskAction, DeskState } from '../../src/desk/contract.ts';
import { findAgentByLogin } from '../../src/store/agents.ts';
import { AgentTelephone } from './agent-telephone.ts';
import { views } from './desk-view.ts';
import type { World } from './world.ts';

/** Nobody guesses at a transcript's passwords. */
const CHEAP = { cost: 16, blockSize: 8, parallelization: 1 };
const PASSWORD = 'correct horse battery staple';

/** Who does something, in which world; `text` is what the transcript says of it. */
interface Deed {
  readonly world: World;
  readonly name: string;
  readonly text: string;
}

/** What is answered instead of the line itself when it was not so. */
type Outcome = string | null;

type Rule = readonly [RegExp, (deed: Deed, words: readonly string[]) => Promise<Outcome> | Outcome];

const act =
  (make: (state: DeskState, words: readonly string[], deed: Deed) => DeskAction | string) =>
  async (deed: Deed, words: readonly string[]): Promise<Outcome> => {
    await deed.world.settle();
    const { desk } = deed.world.running;
    const agentId = agentIdOf(deed.world, deed.name);
    const action = make(desk.state(agentId), words, deed);
    if (typeof action === 'string') return action;
    const answer = await desk.act(agentId, action);
    await deed.world.settle();
    return answer.ok ? null : `is refused: ${answer.code}`;
  };

const inCall = (
  make: (
    conversationId: string,
    words: readonly string[],
    deed: Deed,
    state: DeskState,
  ) => DeskAction | string,
) =>
  act((state, words, deed) =>
    state.conversation === null
      ? 'has no call'
      : make(state.conversation.conversationId, words, deed, state),
  );

const byPhone =
  (
    work: (phone: AgentTelephone, words: readonly string[]) => Promise<boolean> | boolean,
    else_: string,
  ) =>
  async ({ world, name }: Deed, words: readonly string[]): Promise<Outcome> =>
    (await work(telephoneOf(world, name), words)) ? null : else_;

const superviseCall = (mode: 'listen' | 'whisper' | 'join' | 'leave') =>
  act(({ supervisor }, [colleague = ''], { world }) => {
    const agentId = agentIdOf(world, colleague);
    const row = supervisor?.agents.find(({ agent }) => agent.agentId === agentId);
    const conversationId = row?.conversationId ?? 'none';
    return { action: 'supervise', conversationId, mode };
  });

const rules: readonly Rule[] = [
  [/^signs in(?: (as supervisor))? with (?:phone (\S+)|no phone)$/, signIn],
  [
    /^signs out$/,
    ({ world, name }) => world.running.desk.signedOut(agentIdOf(world, name)) ?? null,
  ],
  [/^is ready$/, act(() => ({ action: 'ready' }))],
  [/^is away: (.+)$/, act((_state, [reason = '']) => ({ action: 'away', reason }))],
  [
    /^accepts$/,
    act(({ offer }) => (offer ? { action: 'accept', offerId: offer.offerId } : 'has no offer')),
  ],
  [
    /^declines$/,
    act(({ offer }) => (offer ? { action: 'decline', offerId: offer.offerId } : 'has no offer')),
  ],
  [/^holds$/, inCall((conversationId) => ({ action: 'hold', conversationId, isOnHold: true }))],
  [/^resumes$/, inCall((conversationId) => ({ action: 'hold', conversationId, isOnHold: false }))],
  [/^mutes$/, inCall((conversationId) => ({ action: 'mute', conversationId, isMuted: true }))],
  [/^unmutes$/, inCall((conversationId) => ({ action: 'mute', conversationId, isMuted: false }))],
  [
    /^consults (\S+)$/,
    inCall((conversationId, [colleague = ''], { world }) => ({
      action: 'consult',
      conversationId,
      agentId: agentIdOf(world, colleague),
    })),
  ],
  [/^conferences$/, inCall((conversationId) => ({ action: 'conference', conversationId }))],
  [/^hands over$/, inCall((conversationId) => ({ action: 'handOver', conversationId }))],
  [
    /^drops the colleague$/,
    inCall((conversationId, _words, _deed, { conversation }) => {
      const leg = conversation?.legs.find(
        ({ kind, state }) => kind === 'consult' && state !== 'left',
      );
      return { action: 'drop', conversationId, legId: leg?.legId ?? 'none' };
    }),
  ],
  [/^ends the call$/, inCall((conversationId) => ({ action: 'end', conversationId }))],
  [
    /^notes "(.*)"$/,
    inCall((conversationId, [text = '']) => ({ action: 'note', conversationId, text })),
  ],
  [
    /^types "(.*)"$/,
    inCall((conversationId, [text = '']) => ({ action: 'type', conversationId, text })),
  ],
  [
    /^wraps up with (\S+)$/,
    inCall((conversationId, [code = '']) => ({ action: 'wrapUp', conversationId, code, text: '' })),
  ],
  [/^listens to (\S+)$/, superviseCall('listen')],
  [/^whispers to (\S+)$/, superviseCall('whisper')],
  [/^joins (\S+)$/, superviseCall('join')],
  [/^leaves (\S+)$/, superviseCall('leave')],
  [
    /^gives number (\d+) in line to (\S+)$/,
    act(({ queue }, [place = '', colleague = ''], { world }) => ({
      action: 'moveEntry',
      entryId: queue[Number(place) - 1]?.entryId ?? 'none',
      agentId: agentIdOf(world, colleague),
    })),
  ],
  [
    /^moves the call of (\S+) to (\S+)$/,
    act(({ supervisor }, [from = '', to = ''], { world }) => {
      const fromId = agentIdOf(world, from);
      const row = supervisor?.agents.find(({ agent }) => agent.agentId === fromId);
      const conversationId = row?.conversationId ?? 'none';
      return { action: 'moveCall', conversationId, agentId: agentIdOf(world, to) };
    }),
  ],
  [/^answers the phone$/, byPhone((phone) => phone.answer(), 'is not rung')],
  [/^puts back the phone$/, byPhone((phone) => phone.decline(), 'is not rung')],
  [/^lets it ring$/, byPhone((phone) => phone.rings(), 'is not rung')],
  [/^is not rung$/, ({ world, name }) => (telephoneOf(world, name).isRinging ? 'is rung' : null)],
  [/^presses ([0-9*#]+)$/, byPhone((phone, [keys = '']) => phone.press(keys), 'talks to nobody')],
  [/^hangs up$/, byPhone((phone) => phone.hangUp(), 'talks to nobody')],
  [
    /^has a phone that (is busy|a machine answers|cannot be reached|rings)$/,
    ({ world, name }, [how = '']) => {
      telephoneOf(world, name).behaviour = BEHAVIOURS[how] ?? 'rings';
      return null;
    },
  ],
  [/^hears .+$/, async ({ world, name }) => `hears ${await telephoneOf(world, name).hears()}`],
  [/^sees (?:no )?([a-z]+)(?:: .+)?$/, see],
];

const BEHAVIOURS: Readonly<Record<string, AgentTelephone['behaviour']>> = {
  'is busy': 'busy',
  'a machine answers': 'machine',
  'cannot be reached': 'failed',
};

/**
 * What an agent does, hears and sees: `desk dana answers the phone`. What was really so comes back in
 * the same words.
 */
export async function atTheDesk(world: World, asked: string): Promise<string> {
  const [, name = '', said = ''] = /^(\S+) (.+)$/.exec(asked) ?? [];
  // What came of it instead, as it stood in the transcript, is no part of what is done.
  const text = /^(hears|sees) /.test(said) ? said : said.replace(/ \([^)]*\)$/, '');
  for (const [pattern, work] of rules) {
    const match = pattern.exec(text);
    if (!match) continue;
    const words = match.slice(1).map((word) => word ?? '');
    const outcome = await work({ world, name, text }, words);
    if (outcome === null) return `${name} ${text}`;
    return /^(hears|sees) /.test(outcome) ? `${name} ${outcome}` : `${name} ${text} (${outcome})`;
  }
  throw new Error(`Nobody can do "desk ${asked}". See test/support/desk-directives.ts.`);
}

async function signIn({ world, name }: Deed, [role = '', phone = '']: readonly string[]) {
  const { db, clock, identifiers } = world.running.line;
  const known = findAgentByLogin(db, name);
  const context = { db, nowMilliseconds: clock.now(), identifiers, passwordCost: CHEAP };
  const agentId =
    known?.agentId ??
    (await addAccount(context, {
      login: name,
      name: `${name[0]?.toUpperCase()}${name.slice(1)}`,
      role: role === '' ? 'agent' : 'supervisor',
      phoneNumber: phone === '' ? null : phone,
      password: PASSWORD,
    }));
  if (phone !== '' && !world.telephones.has(phone)) {
    world.telephones.set(phone, new AgentTelephone(world.clock));
  }
  world.running.desk.signedIn(agentId);
  return null;
}

async function see({ world, name }: Deed, [what = '']: readonly string[]): Promise<string> {
  await world.settle();
  const view = views[what];
  if (!view) throw new Error(`Nobody sees "${what}": ${Object.keys(views).join(', ')}.`);
  return `sees ${what}: ${view(world.running.desk.state(agentIdOf(world, name)))}`;
}

function agentIdOf(world: World, name: string): string {
  const account = findAgentByLogin(world.running.line.db, name);
  if (account) return account.agentId;
  throw new Error(`${name} has no account: "desk ${name} signs in with phone …" comes first.`);
}

function telephoneOf(world: World, name: string): AgentTelephone {
  const { phoneNumber } = findAgentByLogin(world.running.line.db, name) ?? {};
  const phone = world.telephones.get(phoneNumber ?? '');
  if (phone instanceof AgentTelephone) return phone;
  throw new Error(`${name} has no telephone.`);
}
