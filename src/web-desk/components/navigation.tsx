import { useDeskState } from '../desk-context.ts';
import { useShortcuts } from '../hooks/use-shortcuts.ts';
import { keyOf } from '../keys/shortcuts.ts';
import { KeyCap } from './key-cap.tsx';
import { Presence } from './presence.tsx';

export type ViewName = 'call' | 'queue' | 'callbacks' | 'messages' | 'team' | 'approvals';

interface NavigationProps {
  readonly open: ViewName;
  readonly onOpen: (view: ViewName) => void;
}

/** The views of the desk, with how much waits in each, and the agent's presence beside them. */
export function Navigation({ open, onOpen }: NavigationProps) {
  const state = useDeskState();
  const { supervisor } = state;
  const isOpen = ({ state }: { readonly state: string }) =>
    state !== 'reached' && state !== 'canceled';
  const views: readonly { name: ViewName; title: string; count: number | null }[] = [
    { name: 'call', title: 'Call', count: null },
    { name: 'queue', title: 'Queue', count: state.queue.length },
    { name: 'callbacks', title: 'Callbacks', count: state.callbacks.filter(isOpen).length },
    {
      name: 'messages',
      title: 'Messages',
      count: state.messages.filter((one) => !one.isDone).length,
    },
    ...(supervisor === null
      ? []
      : ([
          { name: 'team', title: 'Team', count: null },
          { name: 'approvals', title: 'Approvals', count: supervisor.approvals.length },
        ] as const)),
  ];
  const show = (name: ViewName) => () => views.some((view) => view.name === name) && onOpen(name);
  useShortcuts({
    call: show('call'),
    queue: show('queue'),
    callbacks: show('callbacks'),
    messages: show('messages'),
    team: show('team'),
    approvals: show('approvals'),
  });
  return (
    <div class="second-bar">
      <nav aria-label="Views">
        <ul class="views">
          {views.map(({ name, title, count }) => (
            <li key={name}>
              <button
                type="button"
                aria-current={open === name ? 'page' : undefined}
                aria-keyshortcuts={keyOf(name)}
                onClick={() => onOpen(name)}
              >
                {title}
                {count !== null && count > 0 && <span class="count">{count}</span>}
                <KeyCap of={name} />
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <Presence />
    </div>
  );
}
