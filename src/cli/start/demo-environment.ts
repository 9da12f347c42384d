import { type DemoSecrets, demoSettings } from '../demo-secrets.ts';
import type { Environment } from '../environment.ts';
import type { Ports } from './ports.ts';

/** Where the demo's three programs answer. This machine only. */
export interface DemoAddresses {
  readonly lineUrl: string;
  readonly phoneUrl: string;
  readonly gatewayUrl: string;
}

export function demoAddresses(ports: Ports): DemoAddresses {
  return {
    lineUrl: `http://127.0.0.1:${ports.line}`,
    phoneUrl: `http://127.0.0.1:${ports.phone}`,
    gatewayUrl: `http://127.0.0.1:${ports.gateway}`,
  };
}

/**
 * The environment of the demo's line and gateway. What makes a demo (addresses, secrets, sandbox) wins
 * over a .env written for a real number; what is a matter of taste (facts, prompts, log) stays.
 */
export function demoEnvironment(
  environment: Environment,
  ports: Ports,
  secrets: DemoSecrets,
): Environment {
  const addresses = demoAddresses(ports);
  return {
    ...environment,
    ...demoSettings(secrets),
    NODE_ENV: 'development',
    PORT: String(ports.line),
    PHONE_PORT: String(ports.phone),
    GATEWAY_PORT: String(ports.gateway),
    PUBLIC_BASE_URL: addresses.lineUrl,
    TWILIO_API_BASE_URL: addresses.phoneUrl,
    // Demo members are in the demo's own database; a plan's real ones stay out of it.
    BILLING_DIRECTORY: 'sqlite',
    PAYMENT_GATEWAY: 'sandbox',
    GATEWAY_URL: addresses.gatewayUrl,
    PAY_CONNECTOR: 'Payline_Sandbox',
    SIMULATOR: '1',
  };
}
