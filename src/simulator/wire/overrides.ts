/** Twilio's connection overrides, written after # in a URL (reference 1.5). */
export interface ConnectionOverrides {
  readonly connectMilliseconds: number;
  readonly readMilliseconds: number;
  readonly totalMilliseconds: number;
  readonly retries: number;
  readonly retryOn: ReadonlySet<RetryPolicy>;
  /** A value out of range (11243 for rp): the default applies. */
  readonly problems: readonly string[];
}

export type RetryPolicy = '4xx' | '5xx' | 'ct' | 'rt';

const policies: readonly RetryPolicy[] = ['4xx', '5xx', 'ct', 'rt'];

/** Reads the fragment of a URL, such as `#rc=2&rp=ct,rt&rt=4000`. */
export function readOverrides(url: string): ConnectionOverrides {
  const fragment = new URLSearchParams(new URL(url).hash.slice(1));
  const problems: string[] = [];
  const number = (name: string, minimum: number, maximum: number, otherwise: number) => {
    const written = fragment.get(name);
    if (written === null) return otherwise;
    const value = Number(written);
    if (/^\d+$/.test(written) && value >= minimum && value <= maximum) return value;
    problems.push(`#${name}=${written} is not a number from ${minimum} to ${maximum}`);
    return otherwise;
  };
  return {
    connectMilliseconds: number('ct', 100, 10_000, 5000),
    readMilliseconds: number('rt', 100, 15_000, 15_000),
    totalMilliseconds: number('tt', 100, 15_000, 15_000),
    retries: number('rc', 0, 5, 1),
    retryOn: readPolicies(fragment.get('rp'), problems),
    problems,
  };
}

function readPolicies(written: string | null, problems: string[]): ReadonlySet<RetryPolicy> {
  if (written === null) return new Set(['ct']);
  if (written === 'all') return new Set(policies);
  const words = written.split(',');
  const known = words.flatMap((word) => policies.filter((policy) => policy === word));
  if (known.length === words.length) return new Set(known);
  problems.push(`#rp=${written} is not a list of 4xx, 5xx, ct, rt or all`);
  return new Set(['ct']);
}
