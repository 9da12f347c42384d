import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Form = Readonly<Record<string, string>>;
/** Answers a path with the inside of a <Response>, or a status. */
export type Pages = Readonly<Record<string, (form: Form) => string | number>>;

export interface TwimlServer {
  readonly url: string;
  /** What was asked, in order: '/voice', '/id Digits=1', … */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A webhook server that knows nothing of the line: any TwiML for any path. */
export async function startTwimlServer(pages: Pages): Promise<TwimlServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const path = request.url ?? '';
      const form = Object.fromEntries(new URLSearchParams(body));
      asked.push(form.Digits === undefined ? path : `${path} Digits=${form.Digits}`);
      const page = pages[path]?.(form) ?? 404;
      response.statusCode = typeof page === 'number' ? page : 200;
      response.setHeader('content-type', 'text/xml');
      response.end(typeof page === 'number' ? '' : `<Response>${page}</Response>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A card gateway in the form of a Generic Pay Connector that takes every card. */
export async function startConnector(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ token_id: 'tok_1234567890', error_code: null, error_message: null }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://sandbox:secret@127.0.0.1:${port}/pay`, close };
}

const GATHER_ID =
  '<Gather action="/id" timeout="5"><Say>Enter your member ID, then press pound.</Say></Gather>';
const PAY =
  '<Pay action="/paid" chargeAmount="0" timeout="5" maxAttempts="2" statusCallback="/pay-status">' +
  '<Prompt for="payment-card-number"><Say>Enter your card number.</Say></Prompt>' +
  '<Prompt for="expiration-date"><Say>Enter the expiration date.</Say></Prompt>' +
  '<Prompt for="security-code"><Say>Enter the security code.</Say></Prompt>' +
  '<Prompt for="postal-code"><Say>Enter your ZIP code.</Say></Prompt>' +
  '<Prompt for="payment-processing"><Say>One moment.</Say></Prompt></Pay>';

/** A short payment line: an ID, a menu with a person or a payment, a goodbye. */
export const demoPages: Pages = {
  '/voice': () => `<Say>Welcome.</Say>${GATHER_ID}<Say>I heard nothing.</Say>${GATHER_ID}<Hangup/>`,
  '/id': ({ Digits }) =>
    Digits === '900000017'
      ? '<Gather action="/menu" numDigits="1"><Say>To pay, press 1.</Say></Gather>'
      : '<Say>That is no member ID.</Say><Redirect>/voice</Redirect>',
  '/menu': ({ Digits }) => (Digits === '0' ? '<Dial action="/voice">+15005550006</Dial>' : PAY),
  '/paid': ({ Result, PaymentToken }) =>
    `<Say>The result is ${Result} ${PaymentToken ? 'with a token' : 'without one'}.</Say><Hangup/>`,
  '/pay-status': () => '',
};
