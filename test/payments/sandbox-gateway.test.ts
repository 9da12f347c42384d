import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChargeRequest } from '../../src/payments/gateway.ts';
import { createSandboxGateway } from '../../src/payments/sandbox-gateway.ts';
import { gatewayContract } from './gateway-contract.ts';
import { allCharges, enterCard, secretKey, startSandbox, tokenFor } from './sandbox-support.ts';
import { newClock } from './support.ts';

gatewayContract('the sandbox', async () => {
  const clock = newClock();
  const sandbox = await startSandbox(clock);
  const client = (secretKey: string) =>
    createSandboxGateway({ baseUrl: sandbox.url, secretKey, clock });
  let open = true;
  return {
    gateway: client(secretKey),
    locked: client('sk_wrong'),
    tokenFor: (card) => tokenFor(sandbox.url, card),
    enterCard: async (url) => {
      expect((await enterCard(url)).status).toBe(200);
      return { brand: 'visa', lastFour: '1111' };
    },
    captures: async (reference) =>
      (await allCharges(sandbox.url)).filter(
        (charge) => charge.reference === reference && charge.status === 'captured',
      ).length,
    purposes: async (reference) =>
      (await allCharges(sandbox.url))
        .filter((charge) => charge.reference === reference)
        .map(({ purpose }) => purpose),
    close: async () => {
      if (open) await sandbox.close();
      open = false;
    },
  };
});

const request: ChargeRequest = {
  key: 'pay-1',
  reference: 'CONF-1',
  amountCents: 12_450,
  currency: 'USD',
  purpose: 'single',
  token: 'tok',
};
const captured = {
  id: 'ch_1',
  reference: 'CONF-1',
  amount_cents: 12_450,
  status: 'captured',
  decline_reason: null,
};
const declined = { ...captured, status: 'declined', decline_reason: 'declined' };

describe('an answer counts by its HTTP class', () => {
  let server: Server;
  const serve = async (listener: RequestListener) => {
    server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return createSandboxGateway({ baseUrl: url, secretKey, clock: newClock() });
  };
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  it.each([
    { status: 200, body: captured, result: 'captured' },
    { status: 402, body: declined, result: 'declined' },
    { status: 500, body: declined, result: 'unknown' },
    { status: 500, body: captured, result: 'unknown' },
    { status: 503, body: '', result: 'unknown' },
    { status: 200, body: '', result: 'unknown' },
    { status: 200, body: '<html>', result: 'unknown' },
    { status: 200, body: {}, result: 'unknown' },
    { status: 200, body: declined, result: 'unknown' },
    { status: 200, body: { ...captured, reference: 'CONF-2' }, result: 'unknown' },
    { status: 200, body: { ...captured, amount_cents: 1 }, result: 'unknown' },
    { status: 402, body: 'declined', result: 'unknown' },
    { status: 402, body: captured, result: 'unknown' },
    { status: 302, body: captured, result: 'unknown' },
    { status: 408, body: '', result: 'unknown' },
    { status: 400, body: '', result: 'refused' },
    { status: 401, body: captured, result: 'refused' },
    { status: 422, body: declined, result: 'refused' },
    { status: 409, body: captured, result: 'conflict' },
  ])('charge: $status $body is $result', async ({ status, body, result }) => {
    const gateway = await serve((_req, res) => {
      res.statusCode = status;
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    expect(await gateway.charge(request, 5_000)).toMatchObject({ result });
  });

  it.each([
    { status: 200, body: { charges: [] }, result: 'notFound' },
    { status: 200, body: { charges: [captured] }, result: 'captured' },
    { status: 200, body: { charges: [declined] }, result: 'declined' },
    { status: 200, body: { charges: [captured, captured] }, result: 'unknown' },
    { status: 200, body: { charges: [{ ...captured, reference: 'X' }] }, result: 'unknown' },
    { status: 200, body: '', result: 'unknown' },
    { status: 404, body: { charges: [] }, result: 'unknown' },
    { status: 401, body: { charges: [] }, result: 'unknown' },
    { status: 500, body: { charges: [captured] }, result: 'unknown' },
  ])('look-up: $status $body is $result', async ({ status, body, result }) => {
    const gateway = await serve((_req, res) => {
      res.statusCode = status;
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    expect(await gateway.find('CONF-1', 5_000)).toMatchObject({ result });
  });

  it('is unknown when no answer comes before the deadline', async () => {
    const gateway = await serve(() => undefined);
    expect(await gateway.charge(request, 40)).toEqual({
      result: 'unknown',
      detail: 'no answer: TimeoutError',
    });
  });

  it('is unknown when the answer breaks off', async () => {
    const gateway = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': '500' });
      res.write(JSON.stringify(captured));
      setImmediate(() => res.destroy());
    });
    expect(await gateway.charge(request, 5_000)).toMatchObject({ result: 'unknown' });
  });

  it('sends the same bytes each time and never more than once by itself', async () => {
    const seen: string[] = [];
    const gateway = await serve((req, res) => {
      req.setEncoding('utf8').on('data', (body) => {
        seen.push(`${req.headers['idempotency-key']} ${body}`);
        res.destroy();
      });
    });
    await gateway.charge(request, 5_000);
    await gateway.charge(request, 5_000);
    expect(seen).toEqual(
      Array(2).fill(
        'pay-1 {"amount_cents":12450,"currency":"USD","token":"tok","reference":"CONF-1"}',
      ),
    );
  });
});

it('waits for a gateway that is just being started, inside the deadline', async () => {
  const clock = newClock();
  const gone = await startSandbox(clock);
  await gone.close();
  let tries = 0;
  let server: Server | undefined;
  const starting = {
    now: () => clock.now(),
    sleep: async () => {
      tries += 1;
      if (tries < 3) return;
      server = createServer((_req, res) => res.end(JSON.stringify(captured)));
      await new Promise<void>((resolve) => {
        server?.listen(Number(new URL(gone.url).port), '127.0.0.1', resolve);
      });
    },
  };
  const gateway = createSandboxGateway({ baseUrl: gone.url, secretKey, clock: starting });
  expect(await gateway.charge(request, 10_000)).toMatchObject({ result: 'captured' });
  expect(tries).toBe(3);
  server?.close();
  server?.closeAllConnections();
});
