import { z } from 'zod';

/** A field that Twilio leaves out or null when it is empty. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** Fields by Twilio's names, such as VoiceUrl, as the SDK spells them: voiceUrl. */
export function toSdkNames<Field extends string>(
  names: Readonly<Record<Field, string>>,
  fields: Partial<Readonly<Record<Field, string>>>,
): Record<string, string> {
  const entries = Object.entries<string | undefined>(fields);
  return Object.fromEntries(
    entries.flatMap(([field, value]) =>
      value === undefined ? [] : [[names[field as Field], value]],
    ),
  );
}

/** The other way round: what the SDK read, by Twilio's names. */
export function fromSdkNames<Field extends string, Name extends string>(
  names: Readonly<Record<Field, Name>>,
  read: Readonly<Record<Name, string>>,
): Record<Field, string> {
  const entries = Object.entries<Name>(names).map(([field, name]) => [field, read[name]]);
  return Object.fromEntries(entries);
}
