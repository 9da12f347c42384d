import { describe, expect, it } from 'vitest';
import { createDeskServer } from '../../src/web-desk/server/desk-server.ts';

function serverThat(answers: () => Response) {
  const requests: { url: string; options: RequestInit }[] = [];
  const server = createDeskServer(async (url, options) => {
    requests.push({ url, options });
    return answers();
  });
  return { server, requests };
}

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

describe('the desk as the page reaches it', () => {
  it('gets actions as JSON with the token', async () => {
    const { server, requests } = serverThat(() => json(200, { ok: true }));
    expect(await server.act('secret', { action: 'ready' })).toMatchObject({ ok: true });
    expect(requests).toEqual([
      {
        url: 'api/actions',
        options: {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-desk-token': 'secret' },
          body: '{"action":"ready"}',
        },
      },
    ]);
  });

  it.each([
    ['refuses with a status', json(409, { code: 'desk.overtaken', message: 'Too late.' }), 409],
    [
      'refuses in its answer',
      json(200, { ok: false, code: 'desk.overtaken', message: 'Too late.' }),
      200,
    ],
  ])('%s', async (_how, answer, status) => {
    const { server } = serverThat(() => answer);
    expect(await server.act('t', { action: 'ready' })).toEqual({
      ok: false,
      status,
      code: 'desk.overtaken',
      message: 'Too late.',
    });
  });

  it('says something in words where a proxy answers in its own', async () => {
    const { server } = serverThat(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await server.state()).toMatchObject({ ok: false, status: 502, code: 'desk.refused' });
  });

  it('takes an answer without a body', async () => {
    const { server } = serverThat(() => new Response(null, { status: 204 }));
    expect(await server.signOut('t')).toEqual({ ok: true, value: null });
  });

  it('that is not reached may have done what was asked', async () => {
    const { server } = serverThat(() => {
      throw new TypeError('fetch failed');
    });
    const answer = await server.act('t', { action: 'ready' });
    expect(answer).toMatchObject({ ok: false, status: 0, code: 'desk.unreachable' });
  });
});
