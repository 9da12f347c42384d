import type { HttpFailure } from './http-exchange.ts';

/** Twilio's debugger code for each way a request can fail (reference 1.7). */
export const failureCodes: Readonly<Record<HttpFailure['failure'], number>> = {
  'connect timeout': 11201,
  refused: 11202,
  'total timeout': 11203,
  connect: 11205,
  protocol: 11206,
  'name not found': 11210,
  tls: 11220,
  'read timeout': 11200,
  'too large': 11750,
};

/** The failures that come before anything was sent: a retry can never be a repetition. */
export const connectFailures: readonly HttpFailure['failure'][] = [
  'connect timeout',
  'refused',
  'name not found',
  'tls',
  'connect',
];
