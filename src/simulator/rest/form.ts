/** A form of the REST API, as express parses it: a field that is repeated is a list. */
export type Form = Readonly<Record<string, unknown>>;

/** The field's value; '' when it is missing or repeated. */
export function textOf(form: Form, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value : '';
}

/** `true` or `false` as written; undefined when the field is missing or anything else. */
export function flagOf(form: Form, name: string): boolean | undefined {
  const value = textOf(form, name).toLowerCase();
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

export function methodOf(form: Form, name: string, otherwise: 'GET' | 'POST' = 'POST') {
  const value = textOf(form, name).toUpperCase();
  return value === 'GET' || value === 'POST' ? value : otherwise;
}

/** A whole number within bounds, which Twilio applies without a word. */
export function numberOf(
  form: Form,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const value = textOf(form, name);
  return /^\d{1,9}$/.test(value) ? Math.min(most, Math.max(least, Number(value))) : otherwise;
}

/** Words of a field that is repeated, or holds several in one value. */
export function wordsOf<Word extends string>(
  form: Form,
  name: string,
  known: readonly Word[],
  otherwise: readonly Word[],
): readonly Word[] {
  const value = form[name];
  const written = (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === 'string' ? one.split(/[\s,]+/).filter(Boolean) : [],
  );
  if (written.length === 0) return otherwise;
  return known.filter((word) => written.includes(word));
}
