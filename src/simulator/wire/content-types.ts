import { type ParsedTwiml, parseTwiml, type Verb } from '../twiml/document.ts';
import type { HttpAnswer } from './http-exchange.ts';

/** What Twilio makes of an answer, by its content type (reference 1.6). */
export function readDocument(answer: HttpAnswer, url: string): ParsedTwiml {
  const type = answer.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const place = { line: 1, column: 1 };
  if (['text/xml', 'application/xml', 'text/html'].includes(type)) return parseTwiml(answer.body);
  if (type.startsWith('audio/')) {
    return { verbs: [{ verb: 'Play', url, digits: '', loop: 1, place }], problems: [] };
  }
  if (type === 'text/plain') {
    const twiml = parseTwiml(answer.body);
    return twiml.verbs ? twiml : { verbs: [speak(answer.body)], problems: [] };
  }
  const message = `The answer's content type is '${type}'; TwiML is text/xml.`;
  return { verbs: null, problems: [{ code: 12300, message, severity: 'error' }] };
}

function speak(text: string): Verb {
  const sound = { kind: 'say', text: text.trim(), language: 'en-US', voice: 'man' } as const;
  return { verb: 'Say', sounds: [sound], loop: 1, place: { line: 1, column: 1 } };
}
