export type TokenKind = 'punctuation' | 'element' | 'attribute' | 'value' | 'text';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

export interface TwimlLine {
  readonly depth: number;
  readonly tokens: readonly Token[];
}

/**
 * TwiML as indented, coloured lines; an element that holds only text stays on one line. It reads
 * leniently on purpose: what the carrier refused must still be shown.
 */
export function prettyTwiml(twiml: string): readonly TwimlLine[] {
  const pieces = twiml.match(/<[^>]*>?|[^<]+/g) ?? [];
  const lines: { depth: number; tokens: Token[] }[] = [];
  let depth = 0;
  let openLine = false;

  for (const piece of pieces) {
    if (!piece.startsWith('<')) {
      const text = piece.trim().replace(/\s+/g, ' ');
      if (text === '') continue;
      const words: Token = { kind: 'text', text };
      if (openLine) lines.at(-1)?.tokens.push(words);
      else lines.push({ depth, tokens: [words] });
      continue;
    }
    const closes = piece.startsWith('</');
    if (closes) depth = Math.max(0, depth - 1);
    if (closes && openLine) lines.at(-1)?.tokens.push(...tagTokens(piece));
    else lines.push({ depth, tokens: tagTokens(piece) });
    const opens = !closes && !/^<[?!]|\/>$/.test(piece);
    if (opens) depth += 1;
    openLine = opens;
  }
  return lines;
}

function tagTokens(tag: string): Token[] {
  const parts = /^(<[/?!]?)([^\s/>?]*)([\s\S]*?)([/?]?>?)$/.exec(tag);
  if (!parts) return [{ kind: 'text', text: tag }];
  const [, start = '', name = '', inside = '', finish = ''] = parts;
  const tokens: Token[] = [
    { kind: 'punctuation', text: start },
    { kind: 'element', text: name },
  ];
  for (const piece of inside.match(/\s+|"[^"]*"|'[^']*'|=|[^\s=]+/g) ?? []) {
    const isValue = piece.startsWith('"') || piece.startsWith("'");
    const isPunctuation = piece === '=' || piece.trim() === '';
    const kind = isValue ? 'value' : isPunctuation ? 'punctuation' : 'attribute';
    tokens.push({ kind, text: piece.trim() === '' ? ' ' : piece });
  }
  if (finish !== '') tokens.push({ kind: 'punctuation', text: finish });
  return tokens;
}
