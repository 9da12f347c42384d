import { placeCall } from '../../src/simulator/carrier.ts';
import type { CarrierEvent, Handset, Sound } from '../../src/simulator/contract.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import type { LineProcess } from './line-process.ts';

/** Places one call whose steps answer what listens, one after another; returns what was heard. */
export async function shortCall(
  line: LineProcess,
  connector: { url: string; user: string; password: string },
  steps: readonly string[],
  onHeard: (text: string) => void = () => {},
): Promise<string> {
  const clock = new VirtualClock(Date.parse('2026-11-24T18:00:00Z'));
  const left = [...steps];
  const heard: string[] = [];
  const handset: Handset = {
    async hear(sound: Sound, stop) {
      if (sound.kind === 'say') {
        heard.push(sound.text);
        onHeard(sound.text);
      }
      await clock.sleep(1_000, stop);
    },
    note(event: CarrierEvent) {
      if (!('listen' in event)) return;
      const step = left.shift();
      if (step === undefined) return queueMicrotask(() => call.hangUp());
      for (const key of step) call.press(key);
    },
  };
  const call = placeCall(
    {
      line: {
        voiceUrl: `${line.url}/voice/incoming`,
        statusUrl: `${line.url}/voice/status`,
        publicBaseUrl: 'https://pay.example.test',
        accountSid: line.accountSid,
        authToken: line.authToken,
      },
      clock,
      connector,
    },
    { from: '+14155550117', to: '+18005550100' },
    handset,
  );
  await call.ended;
  return heard.join(' ');
}
