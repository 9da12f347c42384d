import type { Problem } from './production.ts';

export type BillingConfig =
  | { readonly directory: 'sqlite' }
  | {
      readonly directory: 'http';
      /** No slash at the end. */
      readonly url: string;
      readonly token: string;
    };

/** What BILLING_DIRECTORY=http cannot do without. */
export function billingProblems(
  environment: Readonly<Record<string, string | undefined>>,
): Problem[] {
  if (environment.BILLING_DIRECTORY !== 'http') return [];
  const needed = ['BILLING_URL', 'BILLING_TOKEN'] as const;
  return needed
    .filter((name) => !environment[name])
    .map((name) => [name, 'is missing, and BILLING_DIRECTORY is http']);
}

/** The settings together. http without its address or token has been refused as a problem before. */
export function billingOf(value: {
  readonly BILLING_DIRECTORY: BillingConfig['directory'];
  readonly BILLING_URL?: string | undefined;
  readonly BILLING_TOKEN?: string | undefined;
}): BillingConfig {
  const { BILLING_DIRECTORY: directory, BILLING_URL: url, BILLING_TOKEN: token } = value;
  if (directory === 'sqlite' || url === undefined || token === undefined) {
    return Object.freeze({ directory: 'sqlite' });
  }
  return Object.freeze({ directory, url, token });
}
