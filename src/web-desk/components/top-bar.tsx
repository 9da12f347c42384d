import { useState } from 'preact/hooks';
import { useStore } from '../../web-shared/use-store.ts';
import { notificationState } from '../alert/notify.ts';
import { useDesk, useDeskState, useParts } from '../desk-context.ts';
import { Button } from './button.tsx';
import { Help } from './help.tsx';
import { Icon } from './icon.tsx';

export function TopBar() {
  const { page, preferences } = useParts();
  const { me } = useDeskState();
  const { rings } = useStore(preferences);
  return (
    <header class="top-bar">
      <h1>
        Payline <span>desk</span>
      </h1>
      <ConnectionSign />
      <div class="top-controls">
        <Button isPressed={rings} onPress={() => preferences.change({ rings: !rings })}>
          Ring sound: {rings ? 'on' : 'off'}
        </Button>
        <NotificationButton />
        <Help />
        <span class="me">
          {me.name}
          {me.role === 'supervisor' && <span class="badge">Supervisor</span>}
        </span>
        <Button onPress={() => void page.signOut()}>Sign out</Button>
      </div>
    </header>
  );
}

/** Whether what the page shows is live; told politely when that changes. */
function ConnectionSign() {
  const { connection } = useDesk().view;
  const isLive = connection === 'live';
  return (
    <p class={`connection ${isLive ? 'live' : 'stale'}`} role="status">
      <Icon name={isLive ? 'done' : 'warning'} />
      {isLive ? 'Live' : 'Reconnecting: what you see may be out of date'}
    </p>
  );
}

function NotificationButton() {
  const [state, setState] = useState(notificationState);
  if (state === 'granted' || state === 'unsupported') return null;
  if (state === 'denied') {
    return <span class="hint">Notifications are blocked in this browser’s settings.</span>;
  }
  return (
    <Button onPress={() => void Notification.requestPermission().then(setState)}>
      Notify me of calls
    </Button>
  );
}
