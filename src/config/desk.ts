import type { Problem } from './production.ts';
import type { VariableName } from './variables.ts';

/** Signing in at the plan's own identity provider. */
export interface OidcConfig {
  /** No slash at the end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What makes the browser an agent's telephone. */
export interface TwilioApiKey {
  readonly sid: string;
  readonly secret: string;
}

const OIDC = ['DESK_OIDC_ISSUER', 'DESK_OIDC_CLIENT_ID', 'DESK_OIDC_CLIENT_SECRET'] as const;
const API_KEY = ['TWILIO_API_KEY_SID', 'TWILIO_API_KEY_SECRET'] as const;

/** Settings that go together: some of them alone are a mistake. */
export function deskProblems(environment: Readonly<Record<string, string | undefined>>): Problem[] {
  return [OIDC, API_KEY].flatMap((group: readonly VariableName[]) => {
    const missing = group.filter((name) => !environment[name]);
    if (missing.length === group.length) return [];
    return missing.map(
      (name): Problem => [name, `is missing, and others of ${group.join(', ')} are set`],
    );
  });
}

/** Null when agents sign in by password only. */
export function oidcOf(value: {
  readonly DESK_OIDC_ISSUER?: string | undefined;
  readonly DESK_OIDC_CLIENT_ID?: string | undefined;
  readonly DESK_OIDC_CLIENT_SECRET?: string | undefined;
}): OidcConfig | null {
  const { DESK_OIDC_ISSUER: issuer, DESK_OIDC_CLIENT_ID: clientId } = value;
  const { DESK_OIDC_CLIENT_SECRET: clientSecret } = value;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return Object.freeze({ issuer, clientId, clientSecret });
}

/** Null when agents talk on their own telephones only. */
export function apiKeyOf(value: {
  readonly TWILIO_API_KEY_SID?: string | undefined;
  readonly TWILIO_API_KEY_SECRET?: string | undefined;
}): TwilioApiKey | null {
  const { TWILIO_API_KEY_SID: sid, TWILIO_API_KEY_SECRET: secret } = value;
  return sid === undefined || secret === undefined ? null : Object.freeze({ sid, secret });
}
