import type { Config } from '../config.ts';
import { hearPaymentSession } from '../desk/payment/hear.ts';
import { openSecurePaymentUrl, securePaymentPath } from '../desk/payment/url.ts';
import type { DeskTools } from '../desk/tools.ts';
import { readAccountSid } from '../twilio/read-parties.ts';
import { readPaymentSession } from '../twilio/read-payment-session.ts';
import { type Answer, requireOwnAccount } from './voice.ts';

/** What the carrier tells of cards that are keyed while an agent is on the line. */
export function addDeskPaymentRoutes(
  on: (path: string, answer: Answer) => void,
  tools: DeskTools,
  config: Config,
): void {
  on(securePaymentPath, (request, response, form) => {
    requireOwnAccount(config, readAccountSid(form));
    const asked = openSecurePaymentUrl(tools.line.turnSecret, request.params);
    hearPaymentSession(tools, asked, readPaymentSession(form));
    response.writeHead(204).end();
  });
}
