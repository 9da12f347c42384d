/** Lets work on the wire begin one after another, in the order it was asked for. */
export class InOrder {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves when everything asked for until now is done. */
  get done(): Promise<unknown> {
    return this.#last;
  }

  /** Does the work after what came before it, here and in `others`. It must not reject. */
  run<Result>(work: () => Promise<Result>, others: readonly InOrder[] = []): Promise<Result> {
    const orders = [this, ...others];
    const running = Promise.all(orders.map(({ done }) => done)).then(work);
    for (const order of orders) order.#last = running;
    return running;
  }
}
