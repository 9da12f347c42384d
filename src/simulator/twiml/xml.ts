import { SaxesParser } from 'saxes';

/** Where something stands in a document; both count from 1, as editors show them. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  readonly place: Place;
}

export type XmlNode = XmlElement | string;

export type ParsedXml =
  | { readonly root: XmlElement }
  | { readonly problem: string; readonly place: Place };

interface OpenElement {
  name: string;
  attributes: XmlAttribute[];
  children: XmlNode[];
  place: Place;
}

/** Parses a whole document strictly; the first thing that is not well-formed ends it. */
export function parseXml(source: string): ParsedXml {
  const parser = new SaxesParser();
  const places = new Places(source);
  const open: OpenElement[] = [];
  let root: OpenElement | null = null;
  let attributesFrom = 0;
  let problem: string | null = null;
  let problemAt = 0;

  parser.on('error', (error) => {
    if (problem !== null) return;
    problem = error.message.replace(/^\d+:\d+: /, '');
    problemAt = parser.position;
  });
  parser.on('opentagstart', (tag) => {
    const start = source.lastIndexOf('<', parser.position - 2);
    open.push({ name: tag.name, attributes: [], children: [], place: places.at(start) });
    attributesFrom = start + 1 + tag.name.length;
  });
  parser.on('attribute', ({ name, value }) => {
    const start = source.indexOf(name, attributesFrom);
    open.at(-1)?.attributes.push({ name, value, place: places.at(start) });
    attributesFrom = parser.position;
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('cdata', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => {
    const element = open.pop();
    const parent = open.at(-1);
    if (element && parent) parent.children.push(element);
    else if (element) root = element;
  });
  parser.write(source).close();

  if (problem !== null) return { problem, place: places.at(problemAt) };
  if (root === null) return { problem: 'the document is empty', place: places.at(0) };
  return { root };
}

class Places {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  at(offset: number): Place {
    const before = this.#source.slice(0, Math.max(0, offset)).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** All text inside an element, its children's included, as written. */
export function textOf(element: XmlElement): string {
  return element.children.map((node) => (isElement(node) ? textOf(node) : node)).join('');
}
