import type { PhoneView } from '../phone/browser-phone.ts';
import type { PhoneProblem } from '../phone/problems.ts';

const PROBLEMS: Readonly<Record<Exclude<PhoneProblem['kind'], 'noToken' | 'other'>, string>> = {
  insecure: 'This page did not come by https, so it gets no microphone. Open the desk by https.',
  microphoneRefused:
    'The microphone was refused. Allow it for this page in the browser’s settings, then try again.',
  noMicrophone: 'No microphone was found, or another program has it. Connect one, then try again.',
  notLoaded: 'The phone could not be loaded. Check the network, then try again.',
  unsupported: 'This browser cannot carry calls. Use a current Chrome, Edge, Firefox or Safari.',
  tokenEnded: 'The phone’s permission ran out. Switch the phone off and on again.',
  tokenWrong: 'Twilio did not accept this phone’s permission. Tell whoever runs the line.',
  network: 'Twilio cannot be reached. The phone tries again by itself; check the network.',
  sound:
    'The sound could not be connected. A firewall may be in the way: tell whoever runs the line.',
};

/** What went wrong and what to do, for the agent. */
export function problemWords(problem: PhoneProblem): string {
  if (problem.kind === 'noToken') return problem.message;
  if (problem.kind === 'other') {
    return `The phone reported error ${problem.code}. Try again; if it stays, tell whoever runs the line.`;
  }
  return PROBLEMS[problem.kind];
}

/** The phone's state in a few words. */
export function phoneWords({ state, call, problem }: PhoneView): string {
  if (call === 'talking') return 'in a call';
  if (call === 'ringing') return 'ringing';
  if (state === 'ready') return 'ready';
  if (state === 'connecting') return 'connecting';
  return problem === null ? 'off: no call can reach you' : 'not available';
}
