import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { DeskContext } from '../../../src/http/desk/context.ts';
import { DeskBrowser, DeskWorld } from './support.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'payline-desk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function started(config: Partial<DeskContext['config']> = {}): Promise<DeskWorld> {
  const world = new DeskWorld({ pageFolder: folder }, config);
  onTestFinished(() => world.close());
  await world.start();
  return world;
}

const apiKey = { sid: `SK${'6'.repeat(32)}`, secret: 'api-key-secret' };

describe('the page', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Desk</title>');
    writeFileSync(join(folder, 'assets/main-1.js'), 'export {};');
  });

  it('is served below /desk/, its assets for good', async () => {
    const browser = new DeskBrowser((await started()).url);
    const moved = await browser.get('/desk');
    expect([moved.status, moved.headers.get('location')]).toEqual([308, 'desk/']);
    const page = await browser.get('/desk/', { 'Sec-Fetch-Site': 'none' });
    expect([page.status, page.text]).toEqual([200, '<!doctype html><title>Desk</title>']);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const asset = await browser.get('/desk/assets/main-1.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await browser.get('/desk/assets/none.js')).status).toBe(404);
    expect((await browser.get('/desk/api/none')).status).toBe(404);
  });

  it('may load from the desk alone, in no frame', async () => {
    const page = await new DeskBrowser((await started()).url).get('/desk/');
    expect(page.headers.get('content-security-policy')?.split(';').toSorted()).toEqual([
      ...["base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'"],
      ...["form-action 'self'", "frame-ancestors 'none'", "img-src 'self'", "media-src 'self'"],
      ...["script-src 'self'", "style-src 'self'"],
    ]);
    expect(page.headers.get('permissions-policy')).toBe('microphone=()');
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
  });

  it('may reach Twilio only where browsers are telephones', async () => {
    const page = await new DeskBrowser((await started({ twilioApiKey: apiKey })).url).get('/desk/');
    const policy = page.headers.get('content-security-policy')?.split(';') ?? [];
    const hosts = 'https://sdk.twilio.com https://media.twiliocdn.com';
    const signaling = 'https://eventgw.twilio.com wss://voice-js.roaming.twilio.com';
    expect(policy).toContain(`connect-src 'self' ${signaling} ${hosts}`);
    expect(policy).toContain(`media-src 'self' mediastream: ${hosts}`);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(page.headers.get('permissions-policy')).toBe('microphone=(self)');
  });
});

it('the page that is not built says so', async () => {
  const page = await new DeskBrowser((await started()).url).get('/desk/');
  expect([page.status, page.text]).toEqual([503, expect.stringContaining('is not built')]);
});

describe('the browser as a telephone', () => {
  it('is none without an API key', async () => {
    const world = await started();
    await world.agent('ana');
    const answer = await (await world.signedIn('ana')).get('/desk/api/audio-token');
    expect(answer).toMatchObject({ status: 404, body: { code: 'desk.noBrowserAudio' } });
  });

  it('gets ten minutes to be rung as this agent, and may call nobody', async () => {
    const world = await started({ twilioApiKey: apiKey });
    const agentId = await world.agent('ana');
    const { status, body, headers } = await (await world.signedIn('ana')).get(
      '/desk/api/audio-token',
    );
    expect([status, body.expiresInSeconds]).toEqual([200, 600]);
    expect(headers.get('cache-control')).toBe('no-store');
    const [, claims = ''] = String(body.token).split('.');
    const read = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect(read).toMatchObject({ iss: apiKey.sid, sub: `AC${'5'.repeat(32)}` });
    expect(read.exp - read.iat).toBe(600);
    expect(read.grants).toEqual({
      identity: `agent_${agentId}`,
      voice: { incoming: { allow: true } },
    });
  });
});
