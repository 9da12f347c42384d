/** A place where work waits until a test lets it through. */
export class Gate {
  open: () => void = () => {};
  #reach: () => void = () => {};
  readonly #opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
  /** Resolves when somebody has come to the gate. */
  readonly arrival = new Promise<void>((resolve) => {
    this.#reach = resolve;
  });

  pass(): Promise<void> {
    this.#reach();
    return this.#opened;
  }
}
