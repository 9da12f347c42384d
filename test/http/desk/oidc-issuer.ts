import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

export const CLIENT = { clientId: 'payline-desk', clientSecret: 'client-secret' };

/** What the issuer says of whoever signs in, and how it goes wrong. */
export interface IssuerMood {
  claims: Record<string, unknown>;
  /** Put over the claims of the ID token. */
  forged: Record<string, unknown>;
  signsWithOwnKey: boolean;
}

/** An identity provider that lets everybody in and checks what the desk must bring. */
export async function startIssuer() {
  const mood: IssuerMood = { claims: {}, forged: {}, signsWithOwnKey: true };
  const [own, other] = [newKeys(), newKeys()];
  const challenges = new Map<string, { challenge: string; nonce: string }>();
  const app = express().use(express.urlencoded());
  app.get('/.well-known/openid-configuration', (_request, response) => {
    response.json({
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
    });
  });
  app.get('/keys', (_request, response) => {
    const key = own.publicKey.export({ format: 'jwk' });
    response.json({ keys: [{ ...key, kid: 'own', alg: 'RS256', use: 'sig' }] });
  });
  app.get('/authorize', (request, response) => {
    const given = request.query as Record<string, string>;
    const code = `code-${challenges.size}`;
    challenges.set(code, { challenge: given.code_challenge ?? '', nonce: given.nonce ?? '' });
    response.redirect(`${given.redirect_uri}?code=${code}&state=${given.state}`);
  });
  app.post('/token', (request, response) => {
    const { code, code_verifier: verifier } = request.body as Record<string, string>;
    const asked = challenges.get(code ?? '');
    const challenge = createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url');
    challenges.delete(code ?? '');
    if (asked?.challenge !== challenge) {
      return void response.status(400).json({ error: 'invalid_grant' });
    }
    const now = Math.floor(Date.now() / 1000);
    const token = sign((mood.signsWithOwnKey ? own : other).privateKey, {
      ...{ iss: url, aud: CLIENT.clientId, sub: '1', iat: now, exp: now + 60 },
      ...{ nonce: asked.nonce, ...mood.claims, ...mood.forged },
    });
    response.json({ access_token: 'unused', token_type: 'Bearer', id_token: token });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    mood,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

function sign(key: ReturnType<typeof newKeys>['privateKey'], claims: Record<string, unknown>) {
  const parts = [{ alg: 'RS256', kid: 'own' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signed = parts.join('.');
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}
