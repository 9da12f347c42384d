import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { isElement, type Place, type XmlElement } from './xml.ts';

export interface StreamNoun {
  /** Absolute, wss or ws. */
  readonly url: string;
  /** As `<Stop>` names it; '' when it has none. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** Twilio's tracks by the verb around the stream; the first is the default. */
const TRACKS = {
  Start: ['inbound_track', 'outbound_track', 'both_tracks'],
  Connect: ['inbound_track'],
} as const;

/** The name and the value of a parameter together are shorter than this. */
const PARAMETER_CHARACTERS = 500;

const UNSUPPORTED_ATTRIBUTES = ['statusCallback', 'connectorName'];

/** The one stream of `<Start>` or `<Connect>`; null (and reported) when it could not be opened. */
export function parseStream(
  parent: XmlElement,
  verb: keyof typeof TRACKS,
  problems: Problems,
): StreamNoun | null {
  const nouns = parent.children.filter(isElement);
  const streams = nouns.filter(({ name }) => name === 'Stream');
  for (const noun of nouns) {
    if (noun === streams[0]) continue;
    const message = `The embedded carrier cannot ${verb} this <${noun.name}>; it is ignored.`;
    problems.error(SCHEMA_VIOLATION, message, noun.place);
  }
  const [stream] = streams;
  if (stream) return readStream(stream, verb, problems);
  problems.error(SCHEMA_VIOLATION, `<${verb}> has no <Stream>; nothing happens.`, parent.place);
  return null;
}

function readStream(
  element: XmlElement,
  verb: keyof typeof TRACKS,
  problems: Problems,
): StreamNoun | null {
  const attributes = new Attributes(element, problems);
  const url = attributes.text('url', '');
  const track = attributes.text('track', 'inbound_track');
  const noun = {
    url,
    name: attributes.text('name', ''),
    parameters: readParameters(element, problems),
    place: element.place,
  };
  for (const name of UNSUPPORTED_ATTRIBUTES) {
    if (attributes.text(name, null) === null) continue;
    const message = `Stream ${name} is not carried out by the embedded carrier.`;
    problems.error(SCHEMA_VIOLATION, message, element.place);
  }
  attributes.ignore('statusCallbackMethod');
  attributes.finish();
  const urlIsFine = checkUrl(url, element, problems);
  return checkTrack(track, verb, element, problems) && urlIsFine ? noun : null;
}

function checkUrl(url: string, { place }: XmlElement, problems: Problems): boolean {
  const refuse = (code: number, why: string) => {
    problems.error(code, `Stream url="${url}" ${why}; no stream is opened.`, place);
    return false;
  };
  if (/\s/.test(url) || !URL.canParse(url)) return refuse(31923, 'is no absolute URL');
  const { protocol, search } = new URL(url);
  if (protocol !== 'wss:' && protocol !== 'ws:') return refuse(31922, 'is neither wss nor ws');
  // What Twilio does with a query is not known (reference 6.1); <Parameter> is certain.
  return search === '' || refuse(31923, 'has a query: use <Parameter>');
}

function checkTrack(
  track: string,
  verb: keyof typeof TRACKS,
  { place }: XmlElement,
  problems: Problems,
): boolean {
  const allowed: readonly string[] = TRACKS[verb];
  if (!allowed.includes(track)) {
    const message = `Stream track="${track}" under <${verb}> is not ${allowed.join(', ')}.`;
    problems.error(31941, message, place);
    return false;
  }
  if (track === 'inbound_track') return true;
  // Speech is words here and never becomes sound, so there is nothing to fork.
  const message = `The embedded carrier streams the caller's sound only, not track="${track}".`;
  problems.error(SCHEMA_VIOLATION, message, place);
  return false;
}

function readParameters(stream: XmlElement, problems: Problems): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const child of stream.children.filter(isElement)) {
    if (child.name !== 'Parameter') {
      const message = `<${child.name}> may not stand inside <Stream>; it is ignored.`;
      problems.error(SCHEMA_VIOLATION, message, child.place);
      continue;
    }
    const attributes = new Attributes(child, problems);
    const name = attributes.text('name', '');
    const value = attributes.text('value', '');
    attributes.finish();
    if (name !== '' && name.length + value.length < PARAMETER_CHARACTERS) parameters[name] = value;
    else {
      const limit = `a name, and less than ${PARAMETER_CHARACTERS} characters with its value`;
      const message = `A <Parameter> of a stream needs ${limit}; it is left out.`;
      problems.error(SCHEMA_VIOLATION, message, child.place);
    }
  }
  return parameters;
}
