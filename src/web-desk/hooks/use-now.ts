import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';

/** The desk's time in milliseconds, running on between its pictures; drawn again every second. */
export function useNow(): number {
  const { state, receivedAtMilliseconds } = useDesk().view;
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (state?.nowMilliseconds ?? 0) + Math.max(0, performance.now() - receivedAtMilliseconds);
}

/** Whole seconds since the desk's last picture: what waits in it has waited longer by now. */
export function useSecondsSincePicture(): number {
  const { state } = useDesk().view;
  return Math.floor((useNow() - (state?.nowMilliseconds ?? 0)) / 1_000);
}
