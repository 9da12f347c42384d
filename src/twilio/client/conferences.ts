import { z } from 'zod';
import type { Ask } from './ask.ts';
import type { Outcome } from './outcome.ts';

/** Twilio's Conferences resource. */
export interface ConferencesApi {
  /** The conference of this name that is not over, whether it has started yet; else null. */
  findConference(room: string): Promise<Outcome<{ readonly conferenceSid: string } | null>>;
  /** Ends it: everybody in it goes on with what follows their <Conference>. */
  endConference(conferenceSid: string): Promise<Outcome<null>>;
}

const conferenceSidPattern = z.string().regex(/^CF[0-9a-f]{32}$/);

/** Rooms are used once, but one that ended before it began may leave others of its name behind. */
const MOST_OF_A_NAME = 20;

export function conferencesApi(ask: Ask): ConferencesApi {
  return {
    findConference: (room) =>
      ask({ repeat: 'always' }, async (sdk) => {
        const query = { friendlyName: room, limit: MOST_OF_A_NAME, pageSize: MOST_OF_A_NAME };
        const found = await sdk.conferences.list(query);
        const open = found.find(
          ({ friendlyName, status }) => friendlyName === room && status !== 'completed',
        );
        return open ? { conferenceSid: conferenceSidPattern.parse(open.sid) } : null;
      }),
    endConference: (conferenceSid) =>
      ask({ repeat: 'always' }, async (sdk) => {
        await sdk.conferences(conferenceSid).update({ status: 'completed' });
        return null;
      }),
  };
}
