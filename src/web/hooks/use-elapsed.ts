import { useEffect, useState } from 'preact/hooks';

/** Whole seconds since `running` last became true; stands still when it is false. */
export function useElapsedSeconds(running: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!running) return;
    setSeconds(0);
    const start = performance.now();
    const tick = () => setSeconds(Math.floor((performance.now() - start) / 1_000));
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [running]);
  return seconds;
}
