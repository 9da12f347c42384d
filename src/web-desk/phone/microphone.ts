import type { PhoneProblem } from './problems.ts';

/** The part of the browser's media devices that is used here. */
export interface Microphones {
  getUserMedia(wanted: { readonly audio: true }): Promise<{
    getTracks(): readonly { stop(): void }[];
  }>;
}

/** Asks for the microphone and lets go of it at once: a call opens it again. Null: it may be used. */
export async function askForMicrophone(
  devices: Microphones | undefined,
): Promise<PhoneProblem | null> {
  // Browsers have none on a page that did not come by https.
  if (devices === undefined) return { kind: 'insecure' };
  try {
    const stream = await devices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return null;
  } catch (error) {
    const isRefused = error instanceof Error && error.name === 'NotAllowedError';
    return { kind: isRefused ? 'microphoneRefused' : 'noMicrophone' };
  }
}
