import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChargeRequest, PaymentGateway } from '../../src/payments/gateway.ts';

/** A gateway to test and the far side of it. Every adapter brings one. */
export interface GatewayUnderTest {
  readonly gateway: PaymentGateway;
  /** The same gateway with credentials it does not accept. */
  readonly locked: PaymentGateway;
  /** A fresh token of a card that behaves so. */
  tokenFor(card: ContractCard): Promise<string>;
  /** A payer enters an approved card on the page at this address. */
  enterCard(url: string): Promise<{ readonly brand: string; readonly lastFour: string }>;
  /** How many captured charges the far side holds for a reference. */
  captures(reference: string): Promise<number>;
  /** What the far side was told the charges of a reference are for. */
  purposes(reference: string): Promise<readonly string[]>;
  /** From now on nothing answers at the gateway's address. */
  close(): Promise<void>;
}

export type ContractCard =
  | 'approved'
  | 'declined'
  | 'insufficientFunds'
  | 'expiredCard'
  | 'answerLost'
  | 'errorBeforeCharge'
  | 'errorAfterCharge';

const DEADLINE = 5_000;

/** What the ledger relies on, whoever the gateway is (reliability reference A1.1). */
export function gatewayContract(name: string, start: () => Promise<GatewayUnderTest>): void {
  describe(`${name} as a payment gateway`, () => {
    let far: GatewayUnderTest;
    let order: (card: ContractCard) => Promise<ChargeRequest>;
    beforeEach(async () => {
      far = await start();
      order = async (card) => ({
        key: 'pay-1',
        reference: 'CONF-1',
        amountCents: 12_450,
        currency: 'USD',
        purpose: 'single',
        token: await far.tokenFor(card),
      });
    });
    afterEach(() => far.close());
    const charge = (request: ChargeRequest) => far.gateway.charge(request, DEADLINE);
    const find = (reference: string) => far.gateway.find(reference, DEADLINE);

    it('captures an approved card and finds it by our reference', async () => {
      const outcome = await charge(await order('approved'));
      expect(outcome).toEqual({ result: 'captured', chargeId: expect.any(String) });
      expect(await find('CONF-1')).toEqual({ ...outcome, amountCents: 12_450 });
    });

    it('charges once however often the same key is sent', async () => {
      const request = await order('approved');
      const outcomes = [
        await charge(request),
        ...(await Promise.all([1, 2, 3].map(() => charge(request)))),
      ];
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
      expect(await far.captures('CONF-1')).toBe(1);
    });

    it('answers a key with other contents by a conflict and charges nothing more', async () => {
      const request = await order('approved');
      await charge(request);
      const other = await charge({ ...request, amountCents: 1 });
      expect(other).toMatchObject({ result: 'conflict' });
      expect(await far.captures('CONF-1')).toBe(1);
    });

    it.each(['single', 'instalment'] as const)(
      'tells the far side that a charge is %s, at every sending',
      async (purpose) => {
        const request = { ...(await order('answerLost')), purpose };
        await charge(request);
        expect(await charge(request)).toMatchObject({ result: 'captured' });
        expect(await far.purposes('CONF-1')).toEqual([purpose]);
      },
    );

    it('answers a key with another purpose by a conflict', async () => {
      const request = await order('approved');
      await charge({ ...request, purpose: 'instalment' });
      expect(await charge(request)).toMatchObject({ result: 'conflict' });
      expect(await far.purposes('CONF-1')).toEqual(['instalment']);
    });

    it.each(['declined', 'insufficientFunds', 'expiredCard'] as const)(
      'names the reason of a card that is %s, now and at look-up',
      async (card) => {
        expect(await charge(await order(card))).toEqual({ result: 'declined', reason: card });
        expect(await find('CONF-1')).toEqual({ result: 'declined', reason: card });
        expect(await far.captures('CONF-1')).toBe(0);
      },
    );

    it('does not know how a charge ended whose answer was lost; the look-up does', async () => {
      expect(await charge(await order('answerLost'))).toMatchObject({ result: 'unknown' });
      expect(await find('CONF-1')).toMatchObject({ result: 'captured', amountCents: 12_450 });
    });

    it('gets the answer of the first sending when it sends the same key again', async () => {
      const request = await order('answerLost');
      await charge(request);
      expect(await charge(request)).toMatchObject({ result: 'captured' });
      expect(await far.captures('CONF-1')).toBe(1);
    });

    it.each([
      ['errorBeforeCharge', 'notFound', 0],
      ['errorAfterCharge', 'captured', 1],
    ] as const)('takes %s for unknown, and the look-up says %s', async (card, found, captures) => {
      expect(await charge(await order(card))).toMatchObject({ result: 'unknown' });
      expect(await find('CONF-1')).toMatchObject({ result: found });
      expect(await far.captures('CONF-1')).toBe(captures);
    });

    it('is refused with a token the gateway does not know', async () => {
      const request = { ...(await order('approved')), token: 'tok_of_somebody_else' };
      expect(await charge(request)).toMatchObject({ result: 'refused' });
      expect(await find('CONF-1')).toEqual({ result: 'notFound' });
    });

    it('is refused with a wrong key, and cannot conclude anything from a look-up', async () => {
      const request = await order('approved');
      expect(await far.locked.charge(request, DEADLINE)).toMatchObject({ result: 'refused' });
      expect(await far.locked.find('CONF-1', DEADLINE)).toMatchObject({ result: 'unknown' });
      expect(await far.captures('CONF-1')).toBe(0);
    });

    describe('with a page for a card', () => {
      const page = (entryId = 'entry-1') =>
        ({ entryId, locale: 'en-US', payee: 'The plan', brands: ['visa'] }) as const;
      const open = async (gateway: PaymentGateway, entryId?: string) =>
        (await gateway.cardEntries?.open(page(entryId), DEADLINE)) ?? null;
      const lookUp = async (gateway: PaymentGateway, entryId = 'entry-1') =>
        (await gateway.cardEntries?.find(entryId, DEADLINE)) ?? null;
      const address = async (entryId?: string) => {
        const opened = await open(far.gateway, entryId);
        if (opened?.result !== 'open') throw new Error(JSON.stringify(opened));
        return opened.url;
      };

      it('opens one page for an id, however often it is asked', async () => {
        const opened = await Promise.all([1, 2, 3].map(() => open(far.gateway)));
        expect(opened[0]).toMatchObject({ result: 'open', url: expect.stringMatching(/^https?:/) });
        expect(new Set(opened.map((each) => JSON.stringify(each))).size).toBe(1);
        expect(await address('entry-2')).not.toBe(await address());
      });

      it('knows by the id whether a card was entered, and its token can be charged', async () => {
        const url = await address();
        expect(await lookUp(far.gateway)).toEqual({ result: 'open' });
        const card = await far.enterCard(url);
        const entered = await lookUp(far.gateway);
        expect(entered).toEqual({ result: 'entered', token: expect.any(String), ...card });
        expect(await lookUp(far.gateway)).toEqual(entered);
        expect(await address()).toBe(url);
        const token = entered?.result === 'entered' ? entered.token : '';
        expect(await far.captures('CONF-1')).toBe(0);
        const request = { ...(await order('approved')), token };
        expect(await charge(request)).toMatchObject({ result: 'captured' });
      });

      it('knows no page that was never opened', async () => {
        expect(await lookUp(far.gateway, 'entry-9')).toEqual({ result: 'expired' });
      });

      it('is refused with a wrong key, and concludes nothing', async () => {
        expect(await open(far.locked)).toMatchObject({ result: 'refused' });
        expect(await lookUp(far.locked)).toMatchObject({ result: 'unknown' });
      });

      it('knows nothing when nobody answers at the address', async () => {
        await far.close();
        expect(await open(far.gateway)).toMatchObject({ result: 'unknown' });
        expect(await lookUp(far.gateway)).toMatchObject({ result: 'unknown' });
      });
    });

    it('is healthy as long as somebody answers at the address, whatever they say', async () => {
      expect(await far.gateway.isHealthy(DEADLINE)).toBe(true);
      expect(await far.locked.isHealthy(DEADLINE)).toBe(true);
      await far.close();
      expect(await far.gateway.isHealthy(DEADLINE)).toBe(false);
    });

    it('knows nothing when nobody answers at the address', async () => {
      const request = await order('approved');
      await far.close();
      expect(await charge(request)).toMatchObject({ result: 'unknown' });
      expect(await find('CONF-1')).toMatchObject({ result: 'unknown' });
    });
  });
}
