import type { CarrierOptions } from '../../src/simulator/carrier.ts';

type RestFault = NonNullable<CarrierOptions['restFault']>;

const FAULTS = {
  refuses: 'refuse',
  'loses its answer': 'lostAnswer',
  'cannot be reached': 'unreachable',
  fails: 500,
} as const;

/** Which requests, by method and path below the account's. */
const REQUESTS = {
  'ringing phones': /^POST \/Calls\.json$/,
  'moving calls': /^POST \/Calls\/CA\w+\.json$/,
  'changing seats': /^POST \/Conferences\//,
  anything: /./,
} as const;

export const faultWords = Object.keys(FAULTS).join('|');
export const requestWords = Object.keys(REQUESTS).join('|');

/** Fails the first `times` requests of a kind, in the words of a transcript. */
export function carrierFault(how: string, what: string, times: number): RestFault {
  const fault = FAULTS[how as keyof typeof FAULTS];
  const requests = REQUESTS[what as keyof typeof REQUESTS];
  let left = times;
  return (method, path) => {
    if (left === 0 || !requests.test(`${method} ${path}`)) return null;
    left -= 1;
    return fault;
  };
}
