import type { Conversation } from '../../desk/contract.ts';
import { useDesk, useDeskState, useParts } from '../desk-context.ts';
import { useNow } from '../hooks/use-now.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { callerName, shortProofWords } from '../words/caller.ts';
import { clock } from '../words/durations.ts';
import { isMine } from '../words/legs.ts';
import { Button } from './button.tsx';
import { ChannelBadge } from './channel-badge.tsx';
import { Consult } from './consult.tsx';
import { Icon } from './icon.tsx';
import { Legs } from './legs.tsx';

const endings = {
  agent: 'You ended the call',
  caller: 'The caller hung up',
  carrier: 'The network ended the call',
} as const;

/** Who is on the line, and what can be done with the line; above everything else of the call. */
export function CallBar({ conversation }: { readonly conversation: Conversation }) {
  const { brief, legs } = conversation;
  const isOver = conversation.endedAtMilliseconds !== null;
  return (
    <section class="call-bar card" aria-labelledby="call-title">
      <div class="call-who">
        <h2 id="call-title" tabIndex={-1} data-focus-home>
          {callerName(brief)}
        </h2>
        <span class={`badge ${brief.proof === 'none' ? 'warn' : 'good'}`}>
          <Icon name={brief.proof === 'none' ? 'unproved' : 'proved'} />
          {shortProofWords(brief.proof)}
        </span>
        <ChannelBadge channel={brief.channel} />
        <CallClock conversation={conversation} />
      </div>
      {!isOver && <CallButtons conversation={conversation} />}
      {!isOver && legs.length > 0 && (
        <div class="call-line">
          <Legs conversationId={conversation.conversationId} legs={legs} />
          <Consult conversation={conversation} />
        </div>
      )}
    </section>
  );
}

function CallClock({ conversation }: { readonly conversation: Conversation }) {
  const now = useNow();
  const { startedAtMilliseconds, endedAtMilliseconds, endedBy, isAtKeypad } = conversation;
  const seconds = ((endedAtMilliseconds ?? now) - startedAtMilliseconds) / 1_000;
  return (
    <p class="call-clock">
      {endedAtMilliseconds !== null && `${endings[endedBy ?? 'carrier']} · `}
      {isAtKeypad && (
        <>
          <Icon name="keys" /> Paying by keypad; comes back here ·{' '}
        </>
      )}
      <span class="number" role="timer">
        {clock(seconds)}
      </span>
    </p>
  );
}

/** A typed conversation has nobody on the line to hold or to mute. */
function CallButtons({ conversation }: { readonly conversation: Conversation }) {
  const { act, isPending } = useDesk();
  const { phone } = useParts();
  const { me } = useDeskState();
  const { conversationId, legs } = conversation;
  const hasMember = legs.some(({ kind }) => kind === 'member');
  const isHeard = legs.some((leg) => isMine(leg, me));
  const isOnHold = legs.some(({ kind, isOnHold }) => kind === 'member' && isOnHold);
  const isMuted = legs.some((leg) => isMine(leg, me) && leg.isMuted);
  const hold = () => void act({ action: 'hold', conversationId, isOnHold: !isOnHold });
  const end = async () => {
    if (await act({ action: 'end', conversationId })) phone.hangUp();
  };
  const mute = () => void act({ action: 'mute', conversationId, isMuted: !isMuted });
  useShortcuts({ ...(hasMember && { hold }), ...(isHeard && { mute }) });
  return (
    <div class="call-buttons">
      {hasMember && (
        <Button shortcut="hold" onPress={hold} isPending={isPending('hold')} isPressed={isOnHold}>
          <Icon name="hold" /> {isOnHold ? 'Resume' : 'Hold'}
        </Button>
      )}
      {isHeard && (
        <Button shortcut="mute" onPress={mute} isPending={isPending('mute')} isPressed={isMuted}>
          <Icon name="muted" /> {isMuted ? 'Unmute' : 'Mute'}
        </Button>
      )}
      <Button tone="danger" onPress={() => void end()} isPending={isPending('end')}>
        End call
      </Button>
    </div>
  );
}
