import { writeFile } from 'node:fs/promises';
import type { Clock } from '../../clock.ts';
import { PaylineError } from '../../errors.ts';
import type { CallPlan, Handset } from '../contract.ts';
import type { CardTable } from '../transcript/cards.ts';
import type { Entry } from '../transcript/entries.ts';
import { TranscriptRecorder } from '../transcript/recorder.ts';
import { writeTranscript } from '../transcript/write.ts';

/** A recorder whose transcript opens with when the call was made, in UTC. */
export function startRecording(
  handset: Handset,
  clock: Clock,
  cards: CardTable,
  plan: Pick<CallPlan, 'device' | 'impairment'> = {},
) {
  const now = new Date(clock.now()).toISOString();
  const header: Entry[] = [
    { kind: 'comment', text: 'Recorded by payline phone' },
    { kind: 'directive', word: 'clock', text: `${now.slice(0, 10)} ${now.slice(11, 16)} UTC` },
    { kind: 'blank' },
  ];
  return new TranscriptRecorder(handset, clock, cards, header, plan);
}

/**
 * Writes the transcript so far; only its owner may read it, since member IDs are keyed in it.
 * @throws PaylineError config.invalid when the file cannot be written.
 */
export async function saveRecording(recorder: TranscriptRecorder, file: string): Promise<void> {
  try {
    await writeFile(file, writeTranscript(recorder.entries), { mode: 0o600 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `The call is over, but its transcript could not be written: ${why}. `;
    throw new PaylineError('config.invalid', `${message}Give --record another file.`, {
      cause: error,
    });
  }
}
