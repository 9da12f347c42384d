import { Attributes } from './attributes.ts';
import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import { isElement, type XmlElement, type XmlNode } from './xml.ts';

export type SpokenPiece =
  | { readonly text: string; readonly language?: string }
  | { readonly seconds: number };

/** Attributes by SSML element, from the helper library's types (reference section 6). */
const ssmlElements: Readonly<Record<string, readonly string[]>> = {
  break: ['strength', 'time'],
  emphasis: ['level'],
  lang: ['xml:lang'],
  p: [],
  phoneme: ['alphabet', 'ph'],
  prosody: ['volume', 'rate', 'pitch'],
  s: [],
  'say-as': ['interpret-as', 'format', 'role'],
  sub: ['alias'],
  w: ['role'],
};

const breakSeconds: Readonly<Record<string, number>> = {
  none: 0,
  'x-weak': 0,
  weak: 0.25,
  medium: 0.5,
  strong: 0.75,
  'x-strong': 1.25,
};

/** Read one character at a time, so that a caption or a plain voice says them as Polly would. */
const readSingly = ['characters', 'spell-out', 'digits', 'telephone'];

/** Turns the content of a `<Say>` into plain text and silences. */
export function readSsml(say: XmlElement, problems: Problems): readonly SpokenPiece[] {
  const pieces = say.children.flatMap((node) => readNode(node, problems));
  return joinTexts(pieces);
}

function readNode(node: XmlNode, problems: Problems, language?: string): SpokenPiece[] {
  if (!isElement(node)) return [spoken(node, language)];
  const known = Object.hasOwn(ssmlElements, node.name) ? ssmlElements[node.name] : undefined;
  if (!known) {
    const message = `<${node.name}> is not speech markup; it is ignored.`;
    problems.error(SCHEMA_VIOLATION, message, node.place);
    return [];
  }
  const attributes = new Attributes(node, problems);
  attributes.ignore(...known);
  attributes.finish();
  if (node.name === 'break') return [{ seconds: secondsOf(attributes) }];
  if (node.name === 'sub') return [spoken(attributes.text('alias', ''), language)];
  const inner = node.name === 'lang' ? attributes.text('xml:lang', 'en-US') : language;
  const pieces = node.children.flatMap((child) => readNode(child, problems, inner));
  if (node.name === 'p' || node.name === 's') return [spoken(' '), ...pieces, spoken(' ')];
  if (readSingly.includes(attributes.text('interpret-as', ''))) return pieces.map(spellOut);
  return pieces;
}

function secondsOf(attributes: Attributes): number {
  const time = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(attributes.text('time', ''));
  if (time) return Number(time[1]) / (time[2] === 'ms' ? 1000 : 1);
  return breakSeconds[attributes.text('strength', 'medium')] ?? 0.5;
}

function spoken(text: string, language?: string): SpokenPiece {
  return language === undefined ? { text } : { text, language };
}

function spellOut(piece: SpokenPiece): SpokenPiece {
  if ('seconds' in piece) return piece;
  return { ...piece, text: [...piece.text.replace(/\s+/g, '')].join(' ') };
}

function joinTexts(pieces: readonly SpokenPiece[]): readonly SpokenPiece[] {
  const joined: SpokenPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && 'text' in last && 'text' in piece && last.language === piece.language) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    } else if (!('seconds' in piece) || piece.seconds > 0) joined.push(piece);
  }
  return joined
    .map((piece) => ('text' in piece ? { ...piece, text: tidy(piece.text) } : piece))
    .filter((piece) => 'seconds' in piece || piece.text !== '');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
