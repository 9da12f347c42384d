import type { Brief, DeskState } from '../../src/desk/contract.ts';

/** What an agent sees of one part of the desk page, in a line of a transcript. */
export const views: Readonly<Record<string, (state: DeskState) => string>> = {
  offer: ({ offer }) =>
    offer === null ? 'none' : listed(briefWords(offer.brief), offer.isAccepted && 'accepted'),
  call: ({ conversation }) => {
    if (conversation === null) return 'none';
    const { brief, legs, endedBy, isAtKeypad, notes } = conversation;
    return listed(
      briefWords(brief),
      ...legs.map(
        ({ name, state, isOnHold, isMuted, mode }) =>
          `${[name, isOnHold && 'on hold', isMuted && 'muted', mode, state].filter(Boolean).join(' ')}`,
      ),
      isAtKeypad && 'at the keypad',
      endedBy !== null && `ended by the ${endedBy}`,
      notes !== '' && `notes "${notes}"`,
    );
  },
  timeline: ({ conversation }) =>
    conversation?.timeline.map(({ text }) => text).join(' ') ?? 'none',
  typing: ({ conversation }) =>
    conversation?.typed
      .map(({ by, text, isPrinted }) => `${by} ${text}${isPrinted ? '' : ' (not printed)'}`)
      .join(' / ') || 'nothing',
  themselves: ({ presence }) => listed(presence.state, presence.reason),
  line: ({ queue }) =>
    queue
      .map(({ place, need, waitedSeconds, state, channel, reason }) =>
        listed(
          `${place} ${state} ${waited(waitedSeconds)}`,
          need !== 'standard' && need,
          channel !== 'voice' && channel,
          reason !== 'person' && reason,
        ),
      )
      .join('; ') || 'nobody',
  callbacks: ({ callbacks }) =>
    callbacks.map(({ state, reason }) => `${state} ${reason}`).join('; ') || 'none',
  colleagues: ({ colleagues }) =>
    listed(...colleagues.map(({ name, state }) => `${name} ${state}`)),
  everybody: ({ supervisor }) =>
    supervisor?.agents
      .map(({ agent, presence, brief }) =>
        listed(`${agent.name} ${presence.state}`, brief && briefWords(brief)),
      )
      .join('; ') ?? 'nothing',
};

/** "member 900000017, card declined twice (insufficient funds), waited 1 minute". */
function briefWords(brief: Brief): string {
  const { memberId, proof, channel, language, reason, place, bills, lastError } = brief;
  const chosen = bills.find(({ isChosen }) => isChosen);
  return listed(
    memberId === null
      ? proof === 'bill'
        ? 'by bill number'
        : 'nobody known'
      : `member ${memberId}`,
    channel !== 'voice' && channel,
    language !== 'en-US' && language,
    reason !== 'person' && `because ${reason}`,
    place !== '' && `was ${place}`,
    chosen && `about ${chosen.label}`,
    ...brief.payments.map(({ amountCents, state, why }) =>
      [(amountCents / 100).toFixed(2), state, why && `(${why})`].filter(Boolean).join(' '),
    ),
    brief.hasUnknownPayment && 'TAKE NO OTHER PAYMENT',
    lastError,
    `waited ${waited(brief.waitedSeconds)}`,
  );
}

const waited = (seconds: number) => `${Math.floor(seconds / 60)} min`;

const listed = (...parts: readonly unknown[]) => parts.filter(Boolean).join(', ');
