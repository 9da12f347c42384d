export type NotificationState = 'unsupported' | 'default' | 'granted' | 'denied';

export function notificationState(): NotificationState {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/**
 * Tells of an offered call while the page is out of sight. Nothing of the caller is in it: it may
 * be seen on a locked screen. The result takes it away.
 */
export function notifyOfOffer(): () => void {
  if (notificationState() !== 'granted' || !document.hidden) return () => {};
  const notification = new Notification('Incoming call', {
    body: 'A call is offered to you at the Payline desk.',
    tag: 'payline-offer',
  });
  notification.onclick = () => window.focus();
  return () => notification.close();
}

const FLASH_MILLISECONDS = 1_000;

/** The title alternates with "Incoming call" until the result is called. */
export function flashTitle(): () => void {
  const usual = document.title;
  let isFlashed = false;
  const flash = () => {
    isFlashed = !isFlashed;
    document.title = isFlashed ? 'Incoming call' : usual;
  };
  flash();
  const timer = setInterval(flash, FLASH_MILLISECONDS);
  return () => {
    clearInterval(timer);
    document.title = usual;
  };
}
