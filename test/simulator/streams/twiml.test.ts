import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { describe, expect, it } from 'vitest';
import { parseTwiml } from '../../../src/simulator/twiml/document.ts';

const URL = 'wss://pay.example.test/voice/stream';

function parse(verbs: string) {
  const { verbs: parsed, problems } = parseTwiml(`<Response>${verbs}</Response>`);
  return { verb: parsed?.[0], codes: problems.map(({ code }) => code) };
}

describe('a stream in TwiML', () => {
  it("is read as Twilio's own library writes it", () => {
    const response = new VoiceResponse();
    const start = response.start().stream({ name: 'watch', track: 'inbound_track', url: URL });
    start.parameter({ name: 'token', value: 'abc' });
    response.connect().stream({ url: URL });
    response.stop().stream({ name: 'watch' });
    const { verbs, problems } = parseTwiml(response.toString());
    expect(problems).toEqual([]);
    expect(verbs).toMatchObject([
      { verb: 'Start', stream: { url: URL, name: 'watch', parameters: { token: 'abc' } } },
      { verb: 'Connect', stream: { url: URL, name: '', parameters: {} } },
      { verb: 'Stop', names: ['watch'] },
    ]);
  });

  it.each([
    ['Connect', 'both_tracks', 31941],
    ['Connect', 'outbound_track', 31941],
    ['Start', 'inbound', 31941],
    ['Start', 'both_tracks', 12200],
  ])('<%s> does not take the track %s', (verb, track, code) => {
    const { verb: parsed, codes } = parse(
      `<${verb}><Stream url="${URL}" track="${track}"/></${verb}>`,
    );
    expect(codes).toEqual([code]);
    expect(parsed).toMatchObject({ stream: null });
  });

  it.each([
    ['', 31923],
    ['/voice/stream', 31923],
    ['wss://pay.example.test/a b', 31923],
    [`${URL}?token=abc`, 31923],
    ['https://pay.example.test/voice/stream', 31922],
  ])('the URL "%s" is refused', (url, code) => {
    const { verb, codes } = parse(`<Connect><Stream url="${url}"/></Connect>`);
    expect(codes).toEqual([code]);
    expect(verb).toMatchObject({ stream: null });
  });

  it('takes parameters of less than 500 characters, name and value together', () => {
    const fits = `<Parameter name="fits" value="${'x'.repeat(495)}"/>`;
    const long = `<Parameter name="long" value="${'x'.repeat(496)}"/>`;
    const unnamed = '<Parameter value="x"/>';
    const { verb, codes } = parse(
      `<Connect><Stream url="${URL}">${fits}${long}${unnamed}</Stream></Connect>`,
    );
    expect(verb).toMatchObject({ stream: { parameters: { fits: 'x'.repeat(495) } } });
    expect(codes).toEqual([12200, 12200]);
  });

  it.each([
    '<Start/>',
    '<Connect><Room>a</Room></Connect>',
    `<Connect action="/x"><Stream url="${URL}"/></Connect>`,
    `<Start><Stream url="${URL}" statusCallback="/x"/></Start>`,
    `<Start><Stream url="${URL}"><Say>x</Say></Stream></Start>`,
    `<Start><Stream url="${URL}"/><Stream url="${URL}"/></Start>`,
    '<Stop><Stream/></Stop>',
    '<Stop><Siprec name="x"/></Stop>',
    `<Start><Stream url="${URL}" colour="red"/></Start>`,
  ])('what is not carried out is reported: %s', (verbs) => {
    expect(parse(verbs).codes).toContain(12200);
  });
});
