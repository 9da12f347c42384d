import type { LineFacts, Locale, Notice, Say, View } from '../../flows/index.ts';
import type { Catalog } from './catalog.ts';
import { createNext } from './compose-next.ts';
import type { MediaStream, Reply, Spoken } from './reply.ts';

/** Turns what the flow shows into words, and the words into a reply. */
export interface Composer {
  /** `nextTurn` is the turn that the caller's answer will be. */
  reply(view: View, callSid: string, nextTurn: number): Reply;
  /** Utterances in one language and channel, for what the line says beside the flow. */
  speak(says: readonly Say[], hearer: Hearer): readonly Spoken[];
  /** The same as plain words, for the record of what was agreed to. */
  words(says: readonly Say[], hearer: Hearer): string;
}

/** Every wording, by language and channel. */
export type Catalogs = Readonly<Record<Locale, Readonly<Record<View['channel'], Catalog>>>>;

export interface ComposerOptions {
  readonly facts: LineFacts;
  readonly catalogs: Catalogs;
  readonly turnSecret: string;
  /** The connector that <Pay> names. */
  readonly payConnector: string;
  /** Connections for a typed dialogue, and for listening whether a TTY is there. */
  readonly streams: Streams;
}

/** Makes the address and the one-time token of a stream for one turn of a call. */
export interface Streams {
  session(callSid: string, turn: number): MediaStream;
  watch(callSid: string, turn: number): MediaStream;
}

/** Prepared once: card prompts and catalogs cost nothing per turn. */
export function createComposer(options: ComposerOptions): Composer {
  const { catalogs } = options;
  const next = createNext(options);

  const speakOne = (say: Say, { locale, channel }: Hearer, inBaudot: boolean): Spoken => {
    const own = say.locale ?? locale;
    const text = catalogs[own][inBaudot ? 'tty' : channel].say(say.key, say.with);
    return {
      text,
      ...(say.locale !== undefined && { locale: say.locale }),
      ...(inBaudot && { inBaudot: true }),
    };
  };
  const speak = (says: readonly (Say | Notice)[], hearer: Hearer): Spoken[] =>
    says
      .map((say) => {
        const inBaudot = hearer.channel === 'tty' || ('inBaudot' in say && say.inBaudot === true);
        return speakOne(say, hearer, inBaudot);
      })
      .filter(({ text }) => text !== '');

  return {
    reply(view, callSid, nextTurn) {
      const said = {
        mustHear: speak(view.notices.filter(mustHear), view),
        inPassing: speak(view.notices.filter(isInPassing), view),
        question: speak(view.question, view),
      };
      const { before, asked } = inOrder(view, said);
      const followed = next(view, { before, asked }, callSid, nextTurn);
      return {
        locale: view.locale,
        notice: ASKS_ALL.has(followed.kind) ? [] : before,
        next: followed,
        ...watching(options, view, callSid, nextTurn),
      };
    },
    speak,
    words: (says, hearer) =>
      speak(says, hearer)
        .map(({ text }) => text)
        .join(' '),
  };
}

/** What is said before the answer is part of these. */
const ASKS_ALL: ReadonlySet<Reply['next']['kind']> = new Set(['tty', 'waitInQueue']);

interface Said {
  readonly mustHear: readonly Spoken[];
  readonly inPassing: readonly Spoken[];
  readonly question: readonly Spoken[];
}

/** Only where keys are awaited can one cut short what is said, and of that not what must be heard. */
function inOrder({ expects }: View, { mustHear: must, inPassing, question }: Said) {
  if (expects === 'hears.keys') return { before: must, asked: [...inPassing, ...question] };
  return { before: [...must, ...inPassing, ...question], asked: [] };
}

/**
 * A TTY is listened for from the first word on, where callers by voice share the number (tty.md
 * C.2); no longer when a card is keyed, whose tones the watch would carry into this process, or when
 * a person will listen.
 */
function watching(
  { facts, streams }: ComposerOptions,
  { channel, expects, notices }: View,
  callSid: string,
  nextTurn: number,
): Pick<Reply, 'watch' | 'endsWatch'> {
  if (!facts.tty.watch) return {};
  if (nextTurn === 1 && channel === 'voice') return { watch: streams.watch(callSid, 0) };
  // Asked in Baudot, the caller is listened for once more, whatever became of the first time.
  const asksForTty = notices.some(({ inBaudot }) => inBaudot === true);
  if (asksForTty) return { watch: streams.watch(callSid, nextTurn), endsWatch: true };
  return ENDS_WATCH.has(expects) ? { endsWatch: true } : {};
}

/** Card entry; and whatever follows in a queue, where no document may start or stop a stream. */
const ENDS_WATCH: ReadonlySet<View['expects']> = new Set([
  'hears.card',
  'hears.bank',
  'joins.queue',
]);

/** In which language and how words reach somebody. */
export type Hearer = Pick<View, 'locale' | 'channel'>;

const mustHear = (notice: Notice) => notice.mustHear;
const isInPassing = (notice: Notice) => !notice.mustHear;
