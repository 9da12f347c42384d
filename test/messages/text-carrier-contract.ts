import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STOPPED_CODE, type TextCarrier } from '../../src/messages/carrier.ts';

/** A carrier to be tested, with what arrived at its other end. */
export interface OpenedCarrier {
  readonly carrier: TextCarrier;
  readonly arrived: () => readonly { from: string; to: string; body: string }[];
  /** A number whose owner has replied STOP. */
  readonly stoppedNumber: string;
  close(): Promise<void>;
}

const from = '+18005550100';
const to = '+14155550117';
const SECOND = 1_000;

/** What every adapter of src/messages/carrier.ts keeps. */
export function keepsTheTextCarrierContract(name: string, open: () => Promise<OpenedCarrier>) {
  describe(`the text carrier ${name}`, () => {
    let opened: OpenedCarrier;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('sends a text as it is, in any script', async () => {
      const body = 'Su pago de $124.50 se realizó & "más" + 1%.';
      const outcome = await opened.carrier.send({ from, to, body }, 5 * SECOND);
      expect(outcome).toMatchObject({ result: 'sent', messageSid: expect.stringMatching(/^\S+$/) });
      expect(opened.arrived()).toMatchObject([{ from, to, body }]);
    });

    it('knows no idempotency: the same text twice is two texts', async () => {
      const before = opened.arrived().length;
      const text = { from, to, body: 'Twice.' };
      await opened.carrier.send(text, 5 * SECOND);
      await opened.carrier.send(text, 5 * SECOND);
      expect(opened.arrived()).toHaveLength(before + 2);
    });

    it('says with its code that a number has stopped our texts', async () => {
      const before = opened.arrived().length;
      const text = { from, to: opened.stoppedNumber, body: 'Hello.' };
      expect(await opened.carrier.send(text, 5 * SECOND)).toMatchObject({
        result: 'refused',
        code: STOPPED_CODE,
      });
      expect(opened.arrived()).toHaveLength(before);
    });

    it('refuses what it can never send', async () => {
      const outcome = await opened.carrier.send({ from, to, body: '' }, 5 * SECOND);
      expect(outcome).toMatchObject({ result: 'refused' });
    });
  });
}
