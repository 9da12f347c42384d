import type { ComponentChildren } from 'preact';
import { type Command, keyOf } from '../keys/shortcuts.ts';
import { KeyCap } from './key-cap.tsx';

interface ButtonProps {
  readonly onPress?: () => void;
  readonly children: ComponentChildren;
  readonly tone?: 'primary' | 'danger' | 'plain';
  readonly type?: 'button' | 'submit';
  /** Pressed once already: it waits for the desk. */
  readonly isPending?: boolean;
  readonly isUnavailable?: boolean;
  readonly isPressed?: boolean;
  /** The id of the text that says why it is unavailable, or more of what it does. */
  readonly describedBy?: string;
  /** More of its name, for an ear that does not see what stands beside it. */
  readonly of?: string;
  readonly shortcut?: Command;
}

/** A button that stays focusable while it waits or may not be pressed. */
export function Button(props: ButtonProps) {
  const { tone = 'plain', type = 'button', isPending = false, isUnavailable = false } = props;
  const isIdle = isPending || isUnavailable;
  const onClick = (event: Event) => {
    if (isIdle) event.preventDefault();
    else props.onPress?.();
  };
  return (
    <button
      type={type}
      class={`button ${tone}`}
      aria-disabled={isIdle ? 'true' : undefined}
      aria-busy={isPending ? 'true' : undefined}
      aria-pressed={props.isPressed === undefined ? undefined : `${props.isPressed}`}
      aria-describedby={props.describedBy}
      aria-keyshortcuts={props.shortcut && keyOf(props.shortcut)}
      onClick={onClick}
    >
      {props.children}
      {props.of !== undefined && <span class="for-ear"> {props.of}</span>}
      {props.shortcut && <KeyCap of={props.shortcut} />}
    </button>
  );
}
