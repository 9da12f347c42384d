import type { Leg } from '../../desk/contract.ts';
import { useDesk, useDeskState } from '../desk-context.ts';
import { isMine, legWords } from '../words/legs.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface LegsProps {
  readonly conversationId: string;
  readonly legs: readonly Leg[];
}

/** Everybody on the line; one who was consulted can be taken out again. */
export function Legs({ conversationId, legs }: LegsProps) {
  const { act, isPending } = useDesk();
  const { me } = useDeskState();
  return (
    <ul class="legs" aria-label="On the line">
      {legs.map((leg) => (
        <li key={leg.legId} class={leg.state === 'left' ? 'gone' : ''}>
          <strong>{isMine(leg, me) ? 'You' : leg.name}</strong>
          <span>{legWords(leg)}</span>
          {leg.isOnHold && (
            <span class="badge warn">
              <Icon name="hold" /> On hold
            </span>
          )}
          {leg.isMuted && (
            <span class="badge warn">
              <Icon name="muted" /> Muted
            </span>
          )}
          {leg.kind === 'consult' && leg.state !== 'left' && !isMine(leg, me) && (
            <Button
              onPress={() => void act({ action: 'drop', conversationId, legId: leg.legId })}
              isPending={isPending('drop')}
              of={leg.name}
            >
              Drop
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
