import { randomBytes } from 'node:crypto';
import type { Configuration } from 'openid-client';
import type { OidcConfig } from '../../config.ts';
import { PaylineError } from '../../errors.ts';
import { type AgentAccount, findAgentByLogin } from '../../store/agents.ts';
import { noteSignIn } from '../../store/sign-in-tries.ts';
import type { DeskContext } from './context.ts';

/** Signing in at the identity provider may take so long. */
const LIFE_MILLISECONDS = 10 * 60_000;
const UNDER_WAY_MOST = 1000;
const ANSWER_SECONDS = 5;

export const CALLBACK_PATH = '/desk/oidc/callback';

/** What must come back, or be shown, to finish a sign-in that was begun. */
interface UnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly expiresAtMilliseconds: number;
}

/** Signing in by OpenID Connect: authorization code, PKCE, state and nonce. */
export interface OidcSignIn {
  /** Where the browser goes, and the id it must bring back. Throws desk.noOidc, desk.oidcRefused. */
  begin(): Promise<{ readonly url: string; readonly id: string }>;
  /**
   * The agent's ID. `id` is what the browser brought back, `query` the callback's, from "?" on.
   * Throws desk.noOidc, and desk.oidcRefused when the provider refuses or cannot be reached, the
   * sign-in was not begun by this browser, or nobody here has that login: it makes no account.
   */
  finish(id: string | null, query: string): Promise<string>;
}

export function createOidcSignIn(context: DeskContext): OidcSignIn {
  const { db, clock, log, config } = context;
  const underWay = new Map<string, UnderWay>();
  const provider = createProvider(config.deskOidc);
  const callbackUrl = config.publicBaseUrl + CALLBACK_PATH;

  /** The library's errors hold what the provider answered: only their names are logged. */
  async function asked<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof PaylineError) throw error;
      const { name, code } = error as { readonly name?: string; readonly code?: string };
      log.warn({ error: name, reason: code }, `The identity provider failed: ${what}.`);
      throw refused('Your identity provider refused, or cannot be reached.');
    }
  }

  return {
    begin: () =>
      asked('discovery', async () => {
        const { client, configuration } = await provider();
        const id = randomBytes(32).toString('base64url');
        const codeVerifier = client.randomPKCECodeVerifier();
        const checks = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier };
        const expiresAtMilliseconds = clock.now() + LIFE_MILLISECONDS;
        underWay.set(id, { ...checks, expiresAtMilliseconds });
        forgetOldest(underWay);
        const url = client.buildAuthorizationUrl(configuration, {
          redirect_uri: callbackUrl,
          scope: 'openid email profile',
          state: checks.state,
          nonce: checks.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, id };
      }),
    async finish(id, query) {
      const begun = underWay.get(id ?? '');
      underWay.delete(id ?? '');
      if (!begun || begun.expiresAtMilliseconds <= clock.now()) {
        throw refused('This sign-in was not begun here, or took too long.');
      }
      const claims = await asked('the code', async () => {
        const { client, configuration } = await provider();
        const tokens = await client.authorizationCodeGrant(
          configuration,
          new URL(callbackUrl + query),
          {
            expectedState: begun.state,
            expectedNonce: begun.nonce,
            pkceCodeVerifier: begun.codeVerifier,
            idTokenExpected: true,
          },
        );
        return tokens.claims() ?? {};
      });
      const agent = loginsOf(claims)
        .map((login) => findAgentByLogin(db, login))
        .find((found) => found !== null && isOpen(found));
      if (!agent) throw refused('Nobody may sign in here by the name your provider gave.');
      noteSignIn(db, agent.agentId, clock.now());
      return agent.agentId;
    },
  };
}

const isOpen = (account: AgentAccount) => account.disabledAtMilliseconds === null;

/** Loads the library and the provider's metadata once they are needed; again after a failure. */
function createProvider(wanted: OidcConfig | null) {
  let loaded: ReturnType<typeof loadProvider> | null = null;
  return async () => {
    if (wanted === null) {
      throw new PaylineError('desk.noOidc', 'DESK_OIDC_ISSUER is not set. Sign in by password.');
    }
    loaded ??= loadProvider(wanted);
    try {
      return await loaded;
    } catch (error) {
      loaded = null;
      throw error;
    }
  };
}

async function loadProvider({ issuer, clientId, clientSecret }: OidcConfig) {
  const client = await import('openid-client');
  const execute: ((configuration: Configuration) => void)[] = [client.enableNonRepudiationChecks];
  // A laptop's provider; production refuses plain http.
  if (issuer.startsWith('http:')) execute.push(client.allowInsecureRequests);
  const configuration = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    execute,
    timeout: ANSWER_SECONDS,
  });
  return { client, configuration };
}

/** By what an account may be found; an address that the provider did not verify is none. */
function loginsOf(claims: Readonly<Record<string, unknown>>): string[] {
  const email = claims.email_verified === false ? null : claims.email;
  return [email, claims.preferred_username].filter((login) => typeof login === 'string');
}

function forgetOldest(underWay: Map<string, UnderWay>): void {
  const [oldest] = underWay.keys();
  if (underWay.size > UNDER_WAY_MOST && oldest !== undefined) underWay.delete(oldest);
}

function refused(why: string): PaylineError {
  return new PaylineError(
    'desk.oidcRefused',
    `${why} Go back to the desk and try again, or ask your supervisor.`,
  );
}
