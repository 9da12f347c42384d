import type { Conference } from '../rooms/conference.ts';
import type { Participant } from '../rooms/participant.ts';
import { type Form, flagOf, methodOf, textOf } from './form.ts';
import type { Refusal } from './outbound-form.ts';

/** Mutes, holds, coaches or announces, as the form says (reference 5.3); null when it was done. */
export function changeParticipant(
  conference: Conference,
  participant: Participant,
  form: Form,
): Refusal | null {
  const refusal = refusalOf(conference, form);
  if (refusal) return refusal;
  const isMuted = flagOf(form, 'Muted');
  if (isMuted !== undefined) conference.mute(participant, isMuted);
  const isHeld = flagOf(form, 'Hold');
  if (isHeld !== undefined) hold(conference, participant, isHeld, form);
  const announceUrl = textOf(form, 'AnnounceUrl');
  if (announceUrl !== '') {
    participant.announce({ url: announceUrl, method: methodOf(form, 'AnnounceMethod') });
  }
  const endsOnExit = flagOf(form, 'EndConferenceOnExit');
  const coach = coachOf(form);
  if (endsOnExit !== undefined || coach !== undefined) {
    conference.modify(participant, {
      ...(endsOnExit !== undefined && { endsOnExit }),
      ...(coach !== undefined && { coach }),
    });
  }
  return null;
}

function hold(conference: Conference, held: Participant, isHeld: boolean, form: Form): void {
  const url = textOf(form, 'HoldUrl');
  // Unlike every other URL it is asked for by GET unless the form says otherwise.
  const document = url === '' ? null : { url, method: methodOf(form, 'HoldMethod', 'GET') };
  conference.hold(held, isHeld, document);
}

/** '' for nobody any more; undefined when the form says nothing of it. */
function coachOf(form: Form): string | undefined {
  const isCoaching = flagOf(form, 'Coaching');
  const callSid = textOf(form, 'CallSidToCoach');
  if (isCoaching === false) return '';
  return callSid === '' ? undefined : callSid;
}

function refusalOf(conference: Conference, form: Form): Refusal | null {
  for (const name of ['HoldUrl', 'AnnounceUrl']) {
    const url = textOf(form, name);
    if (url !== '' && !URL.canParse(url)) return [21205, `${name} is not a valid URL: ${url}`];
  }
  if (form.WaitUrl !== undefined) {
    return [20001, 'The embedded carrier does not change WaitUrl. Leave it out.'];
  }
  const coach = coachOf(form);
  if (flagOf(form, 'Coaching') === true && coach === undefined) {
    return [20001, 'Coaching needs CallSidToCoach.'];
  }
  if (coach && !conference.find(coach)) {
    return [13240, `CallSidToCoach ${coach} is not in this conference.`];
  }
  return null;
}
