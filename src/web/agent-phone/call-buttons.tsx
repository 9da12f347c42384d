import { HandsetIcon } from '../components/call-buttons.tsx';

interface AgentCallButtonsProps {
  readonly isRinging: boolean;
  readonly isTalking: boolean;
  readonly onAnswer: () => void;
  readonly onDecline: () => void;
  readonly onHangUp: () => void;
}

export function AgentCallButtons(props: AgentCallButtonsProps) {
  const { isRinging, isTalking, onAnswer, onDecline, onHangUp } = props;
  if (isTalking) {
    return (
      <div class="call-buttons">
        <button type="button" class="hang-up" onClick={onHangUp}>
          <HandsetIcon down />
          Hang up
        </button>
      </div>
    );
  }
  return (
    <div class="call-buttons ringing">
      <button type="button" class="call" disabled={!isRinging} onClick={onAnswer}>
        <HandsetIcon />
        Answer
      </button>
      <button type="button" class="hang-up" disabled={!isRinging} onClick={onDecline}>
        <HandsetIcon down />
        Decline
      </button>
    </div>
  );
}
