import { IANAZone } from 'luxon';
import { z } from 'zod';

const phoneNumber = z.string().regex(/^\+[1-9]\d{7,14}$/, 'write it as E.164, like +18005550142');
const date = z.iso.date('write it as YYYY-MM-DD');
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'write it as HH:MM');

/** The same in each language the line speaks. */
export const localized = z.strictObject({
  'en-US': z.string().min(1, 'write it in English'),
  'es-US': z.string().min(1, 'write it in Spanish'),
});

const openingHours = z
  .strictObject({ days: z.array(z.int().min(1).max(7)).min(1), opens: time, closes: time })
  .refine((hours) => hours.opens < hours.closes, 'opens must be before closes');

const office = z.strictObject({
  number: phoneNumber,
  ringSeconds: z.int().min(5).max(600),
  limitSeconds: z.int().min(60).max(14_400),
  zone: z
    .string()
    .refine(
      (zone) => zone.includes('/') && IANAZone.isValidZone(zone),
      'name an IANA zone, like America/Los_Angeles',
    ),
  zoneLabel: localized,
  hours: z.array(openingHours).min(1, 'an office that is never open has no hours to speak'),
  holidays: z
    .array(z.strictObject({ date, name: localized }))
    .superRefine(unlike((holiday) => holiday.date, 'date')),
});

/** `regions` in line.json: who serves which part of the country, and when. */
export const regionFacts = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'write it in camelCase'),
      name: localized,
      office,
    }),
  )
  .min(1)
  .superRefine(unlike((region) => region.id, 'id'));

/** `defaultRegion` must be one of `regions`; so must whatever else in the file names a region. */
export function requireKnownRegion(
  facts: { readonly regions: readonly { readonly id: string }[]; readonly defaultRegion: string },
  context: z.RefinementCtx,
): void {
  const known = facts.regions.map((region) => region.id);
  if (known.includes(facts.defaultRegion)) return;
  context.addIssue({
    code: 'custom',
    path: ['defaultRegion'],
    message: `"${facts.defaultRegion}" is none of the regions (${known.join(', ')})`,
  });
}

/** No two entries of a list may have the same key. */
function unlike<Entry>(keyOf: (entry: Entry) => string, name: string) {
  return (entries: readonly Entry[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, entry] of entries.entries()) {
      const key = keyOf(entry);
      if (seen.has(key)) {
        const message = `"${key}" stands there twice`;
        context.addIssue({ code: 'custom', path: [index, name], message });
      }
      seen.add(key);
    }
  };
}
