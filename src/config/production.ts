import type { VariableName } from './variables.ts';

export type Problem = readonly [variable: VariableName, what: string];
type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets made by the demo begin with this, so that production can refuse them. */
export const DEMO_MARK = 'demo';

const SECRETS = [
  ...(['TWILIO_AUTH_TOKEN', 'BILLING_TOKEN', 'GATEWAY_SECRET_KEY'] as const),
  ...(['DATA_KEYS', 'TURN_SECRET'] as const),
];
const HTTPS_ONLY = [
  ...(['PUBLIC_BASE_URL', 'TWILIO_API_BASE_URL', 'BILLING_URL', 'GATEWAY_URL'] as const),
  'DESK_OIDC_ISSUER' as const,
];

/** What is fine on a laptop and must never answer real members. Missing values are found elsewhere. */
export function productionProblems(environment: Environment): Problem[] {
  if (environment.NODE_ENV !== 'production') return [];
  const problems: Problem[] = [];
  if (!environment.PUBLIC_BASE_URL) {
    problems.push(['PUBLIC_BASE_URL', 'is missing; signatures are computed over it']);
  }
  for (const name of HTTPS_ONLY) {
    if (environment[name]?.startsWith('http:')) {
      problems.push([name, 'is plain http: what members key in would cross the network in clear']);
    }
  }
  if (environment.SIMULATOR === '1') {
    problems.push(['SIMULATOR', 'is on: the embedded carrier is for demos and tests only']);
  }
  if ((environment.PAYMENT_GATEWAY ?? 'sandbox') === 'sandbox') {
    problems.push(['PAYMENT_GATEWAY', 'is sandbox: members would hear "paid" and nothing is']);
  }
  for (const name of SECRETS) {
    if (entries(environment[name]).some((entry) => entry.startsWith(DEMO_MARK))) {
      problems.push([name, 'is a secret of the demo; anyone with its files knows it']);
    }
  }
  return problems;
}

function entries(list: string | undefined): string[] {
  return (list ?? '').split(',').map((entry) => entry.trim());
}
