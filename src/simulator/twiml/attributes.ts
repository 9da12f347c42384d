import { type Problems, SCHEMA_VIOLATION } from './problems.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/**
 * Reads an element's attributes by type. A bad value is reported with its Twilio code and replaced
 * by the default, as Twilio does; `finish` reports every attribute nobody asked for.
 */
export class Attributes {
  readonly #element: XmlElement;
  readonly #problems: Problems;
  readonly #asked = new Set<string>();

  constructor(element: XmlElement, problems: Problems) {
    this.#element = element;
    this.#problems = problems;
  }

  text<Otherwise extends string | null>(name: string, otherwise: Otherwise): string | Otherwise {
    return this.#find(name)?.value ?? otherwise;
  }

  flag(name: string, otherwise: boolean, code: number = SCHEMA_VIOLATION): boolean {
    return this.oneOf(name, ['true', 'false'], otherwise ? 'true' : 'false', code) === 'true';
  }

  oneOf<Value extends string>(
    name: string,
    values: readonly Value[],
    otherwise: Value,
    code: number = SCHEMA_VIOLATION,
  ): Value {
    const attribute = this.#find(name);
    if (!attribute) return otherwise;
    const value = values.find((known) => known === attribute.value);
    if (value === undefined) this.#refuse(attribute, values.join(', '), code);
    return value ?? otherwise;
  }

  wholeNumber<Otherwise extends number | null>(
    name: string,
    range: { readonly minimum: number; readonly maximum?: number },
    otherwise: Otherwise,
    code: number = SCHEMA_VIOLATION,
  ): number | Otherwise {
    const attribute = this.#find(name);
    if (!attribute) return otherwise;
    const { minimum, maximum = Number.MAX_SAFE_INTEGER } = range;
    const value = /^\d+$/.test(attribute.value) ? Number(attribute.value) : Number.NaN;
    if (value >= minimum && value <= maximum) return value;
    const upTo = range.maximum === undefined ? 'up' : `to ${maximum}`;
    this.#refuse(attribute, `a whole number from ${minimum} ${upTo}`, code);
    return otherwise;
  }

  /** A space-separated list; one unknown word spoils the whole list. */
  words<Word extends string>(
    name: string,
    values: readonly Word[],
    code: number = SCHEMA_VIOLATION,
  ): readonly Word[] {
    const attribute = this.#find(name);
    if (!attribute) return [];
    const words = attribute.value.split(/\s+/).filter((word) => word !== '');
    const known = words.flatMap((word) => values.filter((value) => value === word));
    if (known.length === words.length) return known;
    this.#refuse(attribute, `words out of: ${values.join(' ')}`, code);
    return [];
  }

  method(name: string, code: number = SCHEMA_VIOLATION): 'GET' | 'POST' {
    return this.oneOf(name, ['POST', 'GET'], 'POST', code);
  }

  /** Attributes Twilio knows and the embedded carrier has no use for. */
  ignore(...names: readonly string[]): void {
    for (const name of names) this.#asked.add(name);
  }

  /** Twilio logs 12200 for an attribute it does not know, and ignores it (fidelity S6). */
  finish(): void {
    for (const { name, place } of this.#element.attributes) {
      if (this.#asked.has(name)) continue;
      const message = `<${this.#element.name}> has no attribute '${name}'; it is ignored.`;
      this.#problems.warning(SCHEMA_VIOLATION, message, place);
    }
  }

  #find(name: string): XmlAttribute | undefined {
    this.#asked.add(name);
    return this.#element.attributes.find((attribute) => attribute.name === name);
  }

  #refuse(attribute: XmlAttribute, wanted: string, code: number): void {
    const { name, value, place } = attribute;
    const where = `${this.#element.name} ${name}="${value}"`;
    this.#problems.warning(code, `${where} is not ${wanted}; the default applies.`, place);
  }
}
