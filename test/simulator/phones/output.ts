/** Standard output that keeps what was written. */
export class CapturedOutput {
  text = '';
  readonly isTTY: boolean;
  readonly columns = 60;
  readonly #react: (text: string) => void;

  constructor(isTTY = false, react: (text: string) => void = () => {}) {
    this.isTTY = isTTY;
    this.#react = react;
  }

  write(text: string): void {
    this.text += text;
    this.#react(text);
  }

  get lines(): string[] {
    return this.text.split('\n').filter((line) => line !== '');
  }

  /** The JSON lines, without what differs from run to run. */
  get objects(): Record<string, unknown>[] {
    return this.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
