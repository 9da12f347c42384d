import type { LineFacts, View } from '../../flows/index.ts';
import { conferenceEventsUrl, queueNextUrl, turnUrl, voicePaths } from '../twilio/turn-url.ts';
import { MUSIC_SECONDS } from './hold-music.ts';
import { relaySeconds, wordsIn } from './relay-seconds.ts';
import type { JoinConference, JoinQueue, Music, Spoken, WaitInQueue } from './reply.ts';

/** The carrier's one queue: who is next is decided here, not there. */
const QUEUE = 'payline';

export function joinQueue(turn: number, seal: string): JoinQueue {
  const nextUrl = queueNextUrl(turn, seal);
  return { kind: 'joinQueue', queue: QUEUE, waitUrl: turnUrl(turn, seal), nextUrl };
}

/** A document of a queue can hold no stream: everything is said before the music, or in it. */
export function waitInQueue(
  facts: LineFacts,
  view: View,
  announcement: readonly Spoken[],
  nextUrl: string,
): WaitInQueue {
  const { announceSeconds } = facts.desk;
  // By voice the music is time enough for a key; a relay operator types the announcement first.
  const needed = view.channel === 'voice' ? 0 : relaySeconds(facts, wordsIn(announcement));
  const timeoutSeconds = Math.max(1, needed - announceSeconds);
  return { kind: 'waitInQueue', announcement, music: musicOf(facts), timeoutSeconds, nextUrl };
}

/** The operator's recording has its own length; the line's phrase is played until time is up. */
function musicOf({ desk }: LineFacts): Music {
  if (desk.holdMusicUrl !== null) return { url: desk.holdMusicUrl, times: 1 };
  const times = Math.max(1, Math.round(desk.announceSeconds / MUSIC_SECONDS));
  return { url: voicePaths.holdMusicSound, times };
}

/** The caller's part of a conversation. Throws when the view has no conference. */
export function joinConference(
  { room, state }: View,
  turnSecret: string,
  nextUrl: string,
): JoinConference {
  if (room === null) throw new Error(`State ${state} has no conference to join.`);
  const eventsUrl = conferenceEventsUrl(turnSecret, room);
  return { kind: 'joinConference', room, waitUrl: voicePaths.holdMusic, eventsUrl, nextUrl };
}
