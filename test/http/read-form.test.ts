import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readForm, serverLimits } from '../../src/http/read-form.ts';
import { rejectionFor, sendRejection } from '../../src/http/rejections.ts';

const FORM = 'application/x-www-form-urlencoded';
let server: Server;

beforeAll(async () => {
  const limits = { ...serverLimits, requestTimeout: 300, headersTimeout: 300 };
  server = createServer(
    { ...limits, connectionsCheckingInterval: 50 },
    async (request, response) => {
      try {
        const form = await readForm(request);
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(form.fields));
      } catch (error) {
        const rejection = rejectionFor(error);
        if (rejection === null) response.writeHead(500).end(String(error));
        else sendRejection(response, rejection);
      }
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Answer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Sends bytes as they are, since no HTTP client would send most of these. */
function send(...pieces: (string | Buffer)[]): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data.toString('latin1');
      const answer = parseAnswer(received);
      if (answer === null) return;
      socket.destroy();
      resolve(answer);
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`closed after: ${received}`)));
    for (const piece of pieces) socket.write(piece);
  });
}

function parseAnswer(received: string): Answer | null {
  const [headers = '', body] = received.split('\r\n\r\n', 2);
  if (body === undefined) return null;
  const length = Number(/^content-length: (\d+)/im.exec(headers)?.[1] ?? 0);
  if (body.length < length) return null;
  return { status: Number(headers.slice(9, 12)), headers, body };
}

function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  return send(head({ 'Content-Length': String(Buffer.byteLength(body)), ...headers }), body);
}

function head(headers: Readonly<Record<string, string>>, method = 'POST'): string {
  const lines = Object.entries({ Host: 'pay.example.com', 'Content-Type': FORM, ...headers });
  const written = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${method} /voice/incoming HTTP/1.1\r\n${written}\r\n`;
}

describe('a form that Twilio sends', () => {
  const fields = [
    { name: 'Digits', value: '12' },
    { name: 'From', value: '+1612' },
  ];

  it.each([
    FORM,
    `${FORM}; charset=UTF-8`,
    `${FORM};charset=utf-8`,
    `${FORM}; charset="utf-8"`,
    'Application/X-WWW-Form-Urlencoded; Charset=Utf-8',
  ])('%s', async (type) => {
    const answer = await post('From=%2B1612&Digits=12', { 'Content-Type': type });
    expect(JSON.parse(answer.body)).toEqual(fields);
  });

  it('in two pieces', async () => {
    const whole = head({ 'Content-Length': '22' });
    const answer = await send(whole, 'From=%2B1612&Di', 'gits=12');
    expect(JSON.parse(answer.body)).toEqual(fields);
  });

  it('in chunks, plain', async () => {
    const start = head({ 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'identity' });
    const answer = await send(start, '16\r\nFrom=%2B1612&Digits=12\r\n0\r\n\r\n');
    expect(JSON.parse(answer.body)).toEqual(fields);
  });

  it.each(['localhost:3000', '[::1]:3000', '127.0.0.1', 'a_b.example', 'other.example'])(
    'for host %s',
    async (Host) => {
      expect((await post('a=1', { Host })).status).toBe(200);
    },
  );

  it('just under 16 kB', async () => {
    expect((await post(`a=${'x'.repeat(16_382)}`)).status).toBe(200);
  });
});

describe('refusals, in their order', () => {
  const big = `a=${'x'.repeat(17_000)}`;

  it.each<[string, () => Promise<Answer>, number]>([
    ['GET', () => send(head({}, 'GET')), 405],
    ['PUT of a large body', () => send(head({ 'Content-Length': '99999' }, 'PUT')), 405],
    ['a large body, announced', () => send(head({ 'Content-Length': '16385' })), 413],
    [
      'a large body that is no form either',
      () => send(head({ 'Content-Length': '16385', 'Content-Type': 'text/xml' })),
      413,
    ],
    [
      'a large body in chunks',
      () => send(head({ 'Transfer-Encoding': 'chunked' }), `4268\r\n${big.slice(0, 17_000)}`),
      413,
    ],
    ['101 fields', () => post('a=1&'.repeat(101)), 413],
    ['JSON', () => post('{"a":1}', { 'Content-Type': 'application/json' }), 415],
    ['XML', () => post('<a/>', { 'Content-Type': 'application/xml' }), 415],
    ['multipart', () => post('x', { 'Content-Type': 'multipart/form-data; boundary=x' }), 415],
    ['no content type', () => post('a=1', { 'Content-Type': '' }), 415],
    ['utf-16', () => post('a=1', { 'Content-Type': `${FORM}; charset=utf-16` }), 415],
    ['latin-1', () => post('a=1', { 'Content-Type': `${FORM}; charset=iso-8859-1` }), 415],
    ['a type that begins alike', () => post('a=1', { 'Content-Type': `${FORM}x` }), 415],
    ['a gzip bomb', () => post(gzipSync('a'.repeat(9e6)), { 'Content-Encoding': 'gzip' }), 415],
    [
      'no form and a strange Host',
      () => post('{}', { 'Content-Type': 'application/json', Host: 'a b' }),
      415,
    ],
    ['no body', () => send(head({})), 400],
    ['an empty body', () => post(''), 400],
    ['Host "a b"', () => post('a=1', { Host: 'a b' }), 400],
    ['Host "[::1"', () => post('a=1', { Host: '[::1' }), 400],
    ['Host ":"', () => post('a=1', { Host: ':' }), 400],
    ['Host empty', () => post('a=1', { Host: '' }), 400],
    ['Host "<script>"', () => post('a=1', { Host: '<script>' }), 400],
    ['broken percent-encoding', () => post('Digits=%E0%A4%A'), 400],
    ['a NUL', () => post('Digits=1%00'), 400],
    ['a NUL byte', () => post('Digits=1\0'), 400],
    ['bytes that are not UTF-8', () => post(Buffer.from([0x61, 0x3d, 0xff])), 400],
    ['Digits twice', () => post('Digits=1&Digits=1'), 400],
    ['two content lengths', () => send(head({ 'Content-Length': '3, 4' }), 'a=1'), 400],
  ])('%s', async (_, request, status) => {
    const answer = await request();
    expect(answer.status).toBe(status);
    expect(answer.body.length).toBeLessThan(80);
    expect(answer.body).not.toMatch(/Error|at |<|script|Digits/);
  });

  it('says what it takes, in plain text', async () => {
    const answer = await send(head({}, 'GET'));
    expect(answer.headers).toMatch(/^allow: POST/im);
    expect(answer.headers).toMatch(/^content-type: text\/plain; charset=utf-8/im);
  });

  it('closes a connection whose body it did not read, and keeps others', async () => {
    const unread = await send(head({ 'Content-Length': '99999' }));
    expect(unread.headers).toMatch(/^connection: close/im);
    const read = await post('Digits=%');
    expect(read.headers).not.toMatch(/^connection: close/im);
  });
});

describe('slow and broken clients', () => {
  it('a body that never comes gets 408 from the server and a closed socket', async () => {
    const answer = await send(head({ 'Content-Length': '20' }), 'a=1');
    expect(answer.status).toBe(408);
  });

  it('a client that hangs up in mid-body is refused, not waited for', async () => {
    const failed = new Promise<unknown>((resolve) => {
      const once = createServer((request) => {
        readForm(request).catch(resolve);
        once.close();
        client.destroy();
      });
      const client = new Socket();
      once.listen(0, '127.0.0.1', () => {
        client.connect((once.address() as AddressInfo).port, '127.0.0.1');
        client.write(`${head({ 'Content-Length': '20' })}a=1`);
      });
    });
    expect(rejectionFor(await failed)).toMatchObject({ status: 400 });
  });

  it('checks for overdue requests often enough to keep its five seconds', () => {
    expect(serverLimits.requestTimeout).toBe(5_000);
    expect(serverLimits.connectionsCheckingInterval).toBeLessThanOrEqual(1_000);
  });
});
