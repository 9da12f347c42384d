import type { CallContext, CallMemory } from '../context.ts';
import type { Where } from '../guards.ts';
import type { Channel, Notice, Proof } from '../vocabulary.ts';
import { isTimeToWarn } from './guards.ts';
import { oneAtATime } from './one-at-a-time.ts';

type Change = Partial<CallMemory>;

const inPassing = (key: string): Notice => ({ key, with: {}, mustHear: false });

/** Who relays the call will hear account details: said once, before the first of them. */
export function disclosure(
  { isRelayDisclosed }: CallMemory,
  channel: Channel,
  proof: Proof,
): Pick<CallMemory, 'isRelayDisclosed'> & { readonly told: readonly Notice[] } {
  const tells = channel === 'relay' && proof !== 'none' && !isRelayDisclosed;
  return {
    isRelayDisclosed: isRelayDisclosed || tells,
    told: tells ? [inPassing('relay.disclosure')] : [],
  };
}

/** The call goes on in another channel; its lists begin anew, one item a turn. */
export function inChannel(context: CallContext, channel: Channel): Partial<CallContext> {
  if (context.channel === channel) return {};
  return { channel, page: 0, line: oneAtATime(context.line, channel) };
}

export const relayUpdates = {
  /** A TTY already has more time than relay. */
  useRelay: ({ context }: Where): Partial<CallContext> => {
    if (context.channel === 'tty') return {};
    const { told, isRelayDisclosed } = disclosure(context, 'relay', context.proof);
    return {
      ...inChannel(context, 'relay'),
      isRelayDisclosed,
      notices: [...context.notices, inPassing('heard.moreTime'), ...told],
    };
  },
  stillHere: ({ context }: Where): Change =>
    isTimeToWarn(context)
      ? { quiet: 'warned', notices: [inPassing('heard.lastWait')] }
      : { quiet: 'asked', notices: [inPassing('heard.stillHere')] },
  wantMoreTime: (_: Where): Change => ({ prefersMoreTime: true }),
  wantNoMoreTime: (_: Where): Change => ({ prefersMoreTime: false }),
};
