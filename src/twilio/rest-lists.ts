import { z } from 'zod';
import { PaylineError } from '../errors.ts';
import type { TwilioRest } from './rest.ts';

/** A field that Twilio leaves out or null when it is empty. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const PAGES_MOST = 50;

/** How long after a lost answer it is looked for what became of the request. */
const LOOKED_UP_AFTER_MILLISECONDS = [0, 2000, 5000] as const;

/** Every item of a list, page by page. `path` has a query already. */
export async function readList<Item>(
  rest: TwilioRest,
  list: { readonly path: string; readonly name: string; readonly purpose: string },
  item: z.ZodType<Item>,
): Promise<Item[]> {
  const page = z.object({ [list.name]: z.array(item), next_page_uri: z.string().nullish() });
  const items: Item[] = [];
  let path: string | null = list.path;
  for (let pages = 0; path !== null && pages < PAGES_MOST; pages += 1) {
    const request = { method: 'GET', path, repeatable: true, purpose: list.purpose } as const;
    const { body } = await rest.ask(request, page);
    items.push(...(body[list.name] as Item[]));
    path = belowAccount(rest.accountSid, body.next_page_uri as string | null | undefined);
  }
  return items;
}

function belowAccount(accountSid: string, uri: string | null | undefined): string | null {
  const [, path] = uri?.split(`/Accounts/${accountSid}`, 2) ?? [];
  return path ?? null;
}

/**
 * Makes something once: when the answer is lost, looks for it instead of asking again. Throws what
 * `make` throws, twilio.answerLost when it cannot be found either.
 */
export async function makeOnce<Made>(
  rest: TwilioRest,
  make: () => Promise<Made>,
  find: () => Promise<Made | null>,
): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof PaylineError && error.code === 'twilio.answerLost')) throw error;
    for (const wait of LOOKED_UP_AFTER_MILLISECONDS) {
      await rest.clock.sleep(wait);
      const found = await find();
      if (found) return found;
    }
    throw error;
  }
}
