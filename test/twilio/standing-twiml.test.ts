import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { describe, expect, it } from 'vitest';
import { fallbackTwiml, hangUpTwiml } from '../../src/twilio/standing-twiml.ts';

const english = { language: 'en-US', voice: 'Polly.Joanna-Neural' } as const;
const spanish = { language: 'es-US', voice: 'Polly.Lupe-Neural' } as const;
const sounds = { 'en-US': english, 'es-US': spanish };
const words = [
  { locale: 'en-US', text: 'We are sorry. Something went wrong.' },
  { locale: 'es-US', text: 'Lo sentimos. Algo falló.' },
] as const;
const officeNumber = '+18005550123';

describe('documents that need no call', () => {
  it('the fallback speaks in every language, repeats the number, connects it, and names no URL', () => {
    const response = new VoiceResponse();
    for (const [sound, { text }] of [
      [english, words[0]],
      [spanish, words[1]],
    ] as const) {
      response.say(sound, text);
      response.say(sound, '1, 8 0 0, 5 5 5, 0 1 2 3');
      response.pause({ length: 1 });
    }
    response.dial({ answerOnBridge: true }).number(officeNumber);
    response.hangup();
    const twiml = fallbackTwiml({ words, officeNumber, sounds });
    expect(twiml).toBe(response.toString());
    expect(twiml).not.toMatch(/action|Redirect|\/voice/);
  });

  it('spells a number from abroad in one group', () => {
    const twiml = fallbackTwiml({ words, officeNumber: '+442079460123', sounds });
    expect(twiml).toContain('>4 4 2 0 7 9 4 6 0 1 2 3<');
  });

  it('hanging up', () => {
    const response = new VoiceResponse();
    response.hangup();
    expect(hangUpTwiml).toBe(response.toString());
  });

  it('refuses an office number that cannot be dialled', () => {
    expect(() => fallbackTwiml({ words, officeNumber: '', sounds })).toThrow('E.164');
    expect(() =>
      fallbackTwiml({ words: [{ locale: 'en-US', text: '' }], officeNumber, sounds }),
    ).toThrow('empty');
  });
});
