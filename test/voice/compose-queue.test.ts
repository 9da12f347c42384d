import { describe, expect, it } from 'vitest';
import type { LineFacts, View } from '../../flows/index.ts';
import { joinConference, joinQueue, waitInQueue } from '../../src/voice/compose-queue.ts';
import { MUSIC_SECONDS } from '../../src/voice/hold-music.ts';
import { facts } from '../paths/world.ts';

const nextUrl = '/voice/turn/4/0123456789abcdef';
const words = (count: number) => [{ text: Array(count).fill('word').join(' ') }];
const view = (channel: View['channel']) => ({ channel }) as View;
const withDesk = (desk: Partial<LineFacts['desk']>): LineFacts => ({
  ...facts,
  desk: { ...facts.desk, ...desk },
});

describe('between two announcements', () => {
  it.each([15, 45, 60])('music is played for about %d seconds', (announceSeconds) => {
    const { music } = waitInQueue(withDesk({ announceSeconds }), view('voice'), words(1), nextUrl);
    expect(Math.abs(music.times * MUSIC_SECONDS - announceSeconds)).toBeLessThan(MUSIC_SECONDS);
    expect(music.times).toBeGreaterThan(0);
  });

  it('a recording of the operator is played once instead', () => {
    const holdMusicUrl = 'https://plan.example/music.mp3';
    const { music } = waitInQueue(withDesk({ holdMusicUrl }), view('voice'), words(1), nextUrl);
    expect(music).toEqual({ url: holdMusicUrl, times: 1 });
  });

  /** A second a word and forty, less the music: an assistant types, and the caller reads. */
  it.each`
    channel    | count | seconds
    ${'voice'} | ${40} | ${1}
    ${'relay'} | ${40} | ${35}
    ${'relay'} | ${1}  | ${1}
  `('$channel: after $count words and the music $seconds s of silence', (row) => {
    const next = waitInQueue(facts, view(row.channel), words(row.count), nextUrl);
    expect(next.timeoutSeconds).toBe(row.seconds);
  });
});

it('the queue asks the next turn what is heard, and goes on by a URL of its own', () => {
  expect(joinQueue(4, '0123456789abcdef')).toEqual({
    ...{ kind: 'joinQueue', queue: 'payline', waitUrl: nextUrl },
    nextUrl: '/voice/queue/next/4/0123456789abcdef',
  });
});

it('nobody joins a conference that has no name', () => {
  const shown = { state: 'person.withAgent', room: null } as View;
  expect(() => joinConference(shown, 'secret', nextUrl)).toThrow(/no conference/);
});
