import type { CheckEntry, DirectiveEntry, Entry, NumberedEntry } from './entries.ts';

export type CallerLine = Extract<NumberedEntry, { kind: 'caller' }>;
type RunnerLine = (CheckEntry | DirectiveEntry) & NumberedEntry;

/**
 * Where a transcript being played has got to. Expected outputs are crossed off as actual ones are
 * heard; comments, blank lines and checks keep their place among them.
 */
export class Script {
  /** What happened so far. */
  readonly actual: Entry[] = [];
  readonly #entries: readonly NumberedEntry[];
  readonly #run: (entry: RunnerLine) => Promise<Entry>;
  #position = 0;
  #heard: Entry[] = [];
  /** A directive or a check that is being carried out; nothing goes past it. */
  #underWay: Promise<void> | null = null;
  #more = new AbortController();

  constructor(entries: readonly NumberedEntry[], run: (entry: RunnerLine) => Promise<Entry>) {
    this.#entries = entries;
    this.#run = run;
  }

  /** The entry to come; undefined at the end, and while one is being carried out. */
  next(): NumberedEntry | undefined {
    return this.#underWay ? undefined : this.#entries[this.#position];
  }

  /** Something the line or the carrier did. */
  hearMore(entry: Entry | undefined): void {
    if (!entry) return;
    this.#heard.push(entry);
    const more = this.#more;
    this.#more = new AbortController();
    more.abort();
  }

  /** Aborted when the line does something that the entry to come waits for; null when none does. */
  get awaited(): AbortSignal | null {
    const entry = this.next();
    return entry && isOutput(entry) && this.#heard.length === 0 ? this.#more.signal : null;
  }

  /** Crosses off expected outputs that have been heard, without going further. */
  crossOffHeard(): void {
    if (this.#underWay) return;
    for (let entry = this.next(); entry && isOutput(entry); entry = this.next()) {
      const actual = this.#heard.shift();
      if (!actual) return;
      this.actual.push(actual);
      this.#position += 1;
    }
  }

  /** The caller does what the entry to come says. */
  takeInput(): void {
    this.#writeHeard();
    const entry = this.next();
    if (entry) this.actual.push(entry);
    this.#position += 1;
  }

  /**
   * Goes as far as may be gone: after something was 'heard', while the line listens ('listen': the
   * caller's next line is due), or when the call is 'over' (a caller's line can only be a new call).
   * Runs directives and checks on the way; undefined when there was none, so nothing to await.
   */
  catchUp(point: 'heard' | 'listen' | 'over'): Promise<void> | undefined {
    if (this.#underWay) return this.#underWay.then(() => this.catchUp(point));
    for (let entry = this.next(); entry; entry = this.next()) {
      if (isOutput(entry)) {
        const actual = this.#heard.shift();
        if (!actual && point === 'heard') return undefined;
        if (actual) this.actual.push(actual);
      } else if (entry.kind === 'caller') {
        if (point !== 'heard') this.#writeHeard();
        if (point !== 'over' || entry.does.act === 'dials') return undefined;
      } else {
        const moreToCome = this.#expectsMore();
        if (point === 'heard' && !moreToCome && isTrivia(entry)) return undefined;
        if (point !== 'heard' && !moreToCome) this.#writeHeard();
        if (!isTrivia(entry)) return this.#runInput(entry, point);
        this.actual.push(entry);
      }
      this.#position += 1;
    }
    if (point !== 'heard') this.#writeHeard();
    return undefined;
  }

  async #runInput(entry: RunnerLine, point: 'heard' | 'listen' | 'over'): Promise<void> {
    this.#position += 1;
    const underWay = this.#carryOut(entry);
    this.#underWay = underWay;
    await underWay;
    // Once somebody at the desk has done something, a line that listened may speak again.
    const isSilent = point === 'listen' && entry.word !== 'desk';
    await this.catchUp(isSilent || point === 'over' ? point : 'heard');
  }

  async #carryOut(entry: RunnerLine): Promise<void> {
    try {
      this.actual.push(await this.#run(entry));
    } finally {
      this.#underWay = null;
    }
  }

  /** Whether the turn's script has more outputs before the caller's next line. */
  #expectsMore(): boolean {
    for (const entry of this.#entries.slice(this.#position)) {
      if (entry.kind === 'caller') return false;
      if (isOutput(entry)) return true;
    }
    return false;
  }

  #writeHeard(): void {
    this.actual.push(...this.#heard);
    this.#heard = [];
  }
}

function isOutput(entry: Entry): entry is Extract<Entry, { kind: 'line' | 'carrier' }> {
  return entry.kind === 'line' || entry.kind === 'carrier';
}

function isTrivia(entry: Entry): entry is Extract<Entry, { kind: 'blank' | 'comment' }> {
  return entry.kind === 'blank' || entry.kind === 'comment';
}
