import type { Call } from '../call.ts';
import { fetchDocument } from '../fetch-document.ts';
import type { DialVerb } from '../twiml/dial.ts';
import type { Verb } from '../twiml/document.ts';

/** A person hears about so many words in a second. */
const WORDS_PER_SECOND = 2.5;

/**
 * The document of `<Number url>`, on the leg that has just answered (reference 5.4): the person hears
 * it alone, and the caller ringing meanwhile. False when it hangs up on them.
 */
export async function whisper(
  call: Call,
  { whisper: asked }: DialVerb,
  childSid: string,
): Promise<boolean> {
  const url = asked && call.resolve(asked.url);
  if (!asked || url === null) return true;
  const fields = {
    CallSid: childSid,
    ParentCallSid: call.facts.callSid,
    Direction: 'outbound-dial',
  };
  const document = await fetchDocument(call, {
    kind: 'fetch',
    url,
    method: asked.method,
    fields,
  });
  for (const verb of document?.verbs ?? []) {
    if (verb.verb === 'Hangup') return false;
    await tell(call, verb);
  }
  return true;
}

async function tell(call: Call, verb: Verb): Promise<void> {
  if (verb.verb === 'Say') {
    for (const sound of verb.sounds) {
      if (sound.kind !== 'say') continue;
      call.note({ whisper: sound.text });
      await call.pass(sound.text.split(' ').length / WORDS_PER_SECOND);
    }
  } else if (verb.verb === 'Pause') await call.pass(verb.seconds);
  else if (verb.verb !== 'Play') {
    const message = `<${verb.verb}> is not carried out before a person is put through.`;
    call.report({ code: 13201, message, severity: 'error', ...verb.place });
  }
}
