import type { WebhookExchange } from '../../simulator/contract.ts';

const SECRET_FIELD = /token|secret|password|cardnumber|securitycode|cvv/i;

/**
 * The request as a shell command to repeat it by hand. It carries no signature and no secret, so a
 * line that checks signatures answers 403 to it; the first line says so.
 */
export function curlCommand(exchange: WebhookExchange): string {
  const fields = Object.entries(exchange.form);
  const lines = [
    `curl --include --request ${exchange.method} ${quote(withoutLogin(exchange.url))}`,
  ];
  for (const [name, value] of fields) {
    const shown = SECRET_FIELD.test(name) ? 'MASKED' : value;
    lines.push(`  --data-urlencode ${quote(`${name}=${shown}`)}`);
  }
  if (exchange.method === 'GET' && fields.length > 0) lines.splice(1, 0, '  --get');
  const note = '# Unsigned: a line that checks X-Twilio-Signature refuses it.';
  return `${note}\n${lines.join(' \\\n')}\n`;
}

/** Passwords in a webhook's URL (https://user:password@host/) do not leave the page. */
function withoutLogin(url: string): string {
  return url.replace(/^(https?:\/\/)[^/@]*@/, '$1');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
