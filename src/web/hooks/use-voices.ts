import { useEffect, useState } from 'preact/hooks';
import { hasVoices } from '../sound/voice.ts';

/** Whether this browser can speak; browsers find their voices some time after the page loads. */
export function useVoices(): boolean {
  const [able, setAble] = useState(hasVoices);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const look = () => setAble(hasVoices());
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, []);
  return able;
}
