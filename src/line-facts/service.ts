import { z } from 'zod';

const local = z.iso.datetime({
  local: true,
  offset: false,
  precision: -1,
  error: 'write it as YYYY-MM-DDTHH:MM, local to the office',
});

/** Short enough to be heard to the end; voices read signs each in their own way. */
const spoken = z
  .string()
  .min(1)
  .max(160, 'callers hear all of it: say it in 160 characters')
  .regex(/^[^$%&@#*/<>_=+~^|\\[\]{}]*$/, 'write words in place of signs');

/** `notices` in line.json: what every caller must hear for a while. */
export const noticeFacts = z.array(
  z
    .strictObject({
      id: z.string().regex(/^[A-Za-z0-9-]+$/, 'letters, digits and hyphens'),
      from: local,
      to: local,
      text: z.strictObject({ 'en-US': spoken, 'es-US': spoken }),
      closesPayments: z.boolean(),
    })
    .refine((notice) => notice.from < notice.to, 'from must be before to'),
);
