import type { Clock } from '../../clock.ts';
import type { Identifiers } from '../identifiers.ts';
import { Conference } from './conference.ts';
import type { EventSettings } from './conference-events.ts';

/** Ended ones that the REST API still answers for. */
const REMEMBERED_CONFERENCES = 200;

/** The conferences of one account. A name is taken until its conference has ended. */
export class Conferences {
  #conferences: Conference[] = [];

  /** Oldest first. */
  get all(): readonly Conference[] {
    return this.#conferences;
  }

  /** By SID, also when it has ended. */
  find(sid: string): Conference | undefined {
    return this.#conferences.find((one) => one.sid === sid);
  }

  /** The one of this name that has not ended. */
  open(room: string): Conference | undefined {
    return this.#conferences.find((one) => one.room === room && one.status !== 'completed');
  }

  create(
    room: string,
    settings: EventSettings | null,
    { identifiers, clock }: { readonly identifiers: Identifiers; readonly clock: Clock },
  ): Conference {
    const conference = new Conference(identifiers.sid('CF'), room, settings, clock.now());
    this.#conferences = [...this.#conferences.slice(1 - REMEMBERED_CONFERENCES), conference];
    return conference;
  }
}
