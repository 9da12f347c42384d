import { Conferences } from './conferences.ts';
import { Queues } from './queues.ts';

/** Where the calls of one carrier meet: its queues and its conferences. */
export class Rooms {
  readonly queues = new Queues();
  readonly conferences = new Conferences();
}
