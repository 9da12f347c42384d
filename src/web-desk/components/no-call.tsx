import { useDeskState } from '../desk-context.ts';
import { count } from '../words/durations.ts';

const hints = {
  ready: 'You are ready: the next caller rings here. You can leave this page in the background.',
  away: 'You are away: no call is offered to you. Press Ready when you can take one.',
  offline: 'You are signed out. Sign in again to take calls.',
  offered: 'Accept the call above, or decline it: it then goes to the next agent.',
  onCall: 'The call is being connected.',
  wrapUp: 'The call is over. Its wrap-up is being loaded.',
} as const;

/** The call view between two calls. */
export function NoCall() {
  const { presence, queue } = useDeskState();
  const waiting = queue.filter(({ state }) => state === 'waiting').length;
  return (
    <section class="card no-call" aria-labelledby="no-call-title">
      <h2 id="no-call-title" tabIndex={-1} data-focus-home>
        No call
      </h2>
      <p>{hints[presence.state]}</p>
      <p class="hint">
        {waiting === 0 ? 'Nobody is waiting.' : `${count(waiting, 'caller')} waiting in the queue.`}
      </p>
    </section>
  );
}
