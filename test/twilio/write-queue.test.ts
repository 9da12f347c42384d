import { describe, expect, it } from 'vitest';
import { codeOf } from '../../src/errors.ts';
import { holdMusicTwiml } from '../../src/twilio/standing-twiml.ts';
import { conferenceEventsUrl, openConference } from '../../src/twilio/turn-url.ts';
import { writeTwiml } from '../../src/twilio/write-twiml.ts';
import type { JoinConference, Reply, WaitInQueue } from '../../src/voice/reply.ts';

const sound = { language: 'en-US', voice: 'Polly.Joanna-Neural' } as const;
const sounds = { 'en-US': sound, 'es-US': sound };
const nextUrl = '/voice/turn/4/0123456789abcdef';
const room = '0123456789abcdef0123456789abcdef';
const head = '<?xml version="1.0" encoding="UTF-8"?><Response>';
const redirect = `<Redirect method="POST">${nextUrl}</Redirect></Response>`;
const said = (text: string) => `<Say language="en-US" voice="Polly.Joanna-Neural">${text}</Say>`;

const written = (next: Reply['next'], notice: Reply['notice'] = []) =>
  writeTwiml({ locale: 'en-US', notice, next }, sounds);

const waiting: WaitInQueue = {
  kind: 'waitInQueue',
  announcement: [{ text: 'You are next in line.' }],
  music: { url: '/voice/hold-music.wav', times: 3 },
  timeoutSeconds: 1,
  nextUrl,
};
const conference: JoinConference = {
  kind: 'joinConference',
  room,
  waitUrl: '/voice/hold-music',
  eventsUrl: `/voice/conference/${room}/0123456789abcdef`,
  nextUrl,
};

describe('in a queue', () => {
  it('is joined with a turn to hear meanwhile and a way out', () => {
    const queueNext = '/voice/queue/next/4/0123456789abcdef';
    const next = { kind: 'joinQueue', queue: 'payline', waitUrl: nextUrl, nextUrl: queueNext };
    expect(written(next as Reply['next'], [{ text: 'Stay on the line.' }])).toBe(
      `${head}${said('Stay on the line.')}<Enqueue action="${queueNext}" method="POST"` +
        ` waitUrl="${nextUrl}" waitUrlMethod="POST">payline</Enqueue>${redirect}`,
    );
  });

  it('words and music are inside the Gather: a key counts at any time', () => {
    expect(written(waiting)).toBe(
      `${head}<Gather input="dtmf" action="${nextUrl}" method="POST" numDigits="1"` +
        ` finishOnKey="" timeout="1" actionOnEmptyResult="true">${said('You are next in line.')}` +
        `<Play loop="3">/voice/hold-music.wav</Play></Gather>${redirect}`,
    );
  });

  it('a recording of the operator is played once', () => {
    const url = 'https://plan.example/music.mp3?a=1&b=2';
    const twiml = written({ ...waiting, music: { url, times: 1 } });
    expect(twiml).toContain('<Play>https://plan.example/music.mp3?a=1&amp;b=2</Play>');
  });

  it('nobody waits without a word', () => {
    expect(() => written({ ...waiting, announcement: [] })).toThrow(
      expect.objectContaining({ code: 'twiml.unwritable' }),
    );
  });

  it('is left, or gone on from where there is none', () => {
    expect(written({ kind: 'leaveQueue', nextUrl }, [{ text: 'One moment.' }])).toBe(
      `${head}${said('One moment.')}<Leave/>${redirect}`,
    );
  });
});

describe('a conference', () => {
  it('begins with the person, outlives them, and names nobody', () => {
    expect(written(conference)).toBe(
      `${head}<Dial action="${nextUrl}" method="POST"><Conference beep="false"` +
        ' startConferenceOnEnter="false" endConferenceOnExit="false" participantLabel="member"' +
        ' waitUrl="/voice/hold-music" waitMethod="POST"' +
        ` statusCallback="${conference.eventsUrl}" statusCallbackMethod="POST"` +
        ` statusCallbackEvent="start end join leave hold mute">${room}</Conference></Dial>${redirect}`,
    );
  });

  it.each(['Maria', '900000017', room.toUpperCase(), ''])('is not called "%s"', (name) => {
    expect(() => written({ ...conference, room: name })).toThrow(
      expect.objectContaining({ code: 'twiml.unwritable' }),
    );
  });

  it('waits to music that does not end', () => {
    expect(holdMusicTwiml('/voice/hold-music.wav')).toBe(
      `${head}<Play>/voice/hold-music.wav</Play><Redirect method="POST"/></Response>`,
    );
  });

  it('reports to an address that only the line could have made', () => {
    const [, , , named = '', seal = ''] = conferenceEventsUrl('secret', room).split('/');
    expect(openConference('secret', { room: named, seal })).toBe(room);
    const refused = (other: { room: string; seal: string }, secret = 'secret') => {
      try {
        return openConference(secret, other);
      } catch (error) {
        return codeOf(error);
      }
    };
    expect(refused({ room: 'f'.repeat(32), seal })).toBe('webhook.badSeal');
    expect(refused({ room: named, seal: `${seal}0` })).toBe('webhook.badSeal');
    expect(refused({ room: named, seal }, 'another')).toBe('webhook.badSeal');
  });
});
