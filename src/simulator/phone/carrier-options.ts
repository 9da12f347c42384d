import type { Clock } from '../../clock.ts';
import type { CarrierOptions } from '../carrier.ts';
import type { CallPlan } from '../contract.ts';
import type { PhoneOptions } from './arguments.ts';

/** Who calls whom by a phone's options, and with what. */
export function callPlan({ from, to, tty }: PhoneOptions): CallPlan {
  return { from, to, ...(tty && { device: 'tty' as const, impairment: tty }) };
}

/** What the carrier needs to know of a phone's options. */
export function carrierOptions(options: PhoneOptions, clock: Clock): CarrierOptions {
  const { publicBaseUrl, statusUrl, fallbackUrl, connector } = options;
  return {
    clock,
    line: {
      voiceUrl: options.voiceUrl,
      accountSid: options.accountSid,
      authToken: options.token,
      ...(publicBaseUrl === undefined ? {} : { publicBaseUrl }),
      ...(statusUrl === undefined ? {} : { statusUrl }),
      ...(fallbackUrl === undefined ? {} : { fallbackUrl }),
    },
    ...(connector === undefined ? {} : { connector }),
  };
}
