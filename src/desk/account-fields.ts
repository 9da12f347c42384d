import { phoneNumber as e164 } from '../config/values.ts';
import { PaylineError } from '../errors.ts';
import type { AgentRole } from './contract.ts';

/** Letters, digits and what e-mail addresses need. Throws agents.badLogin. */
export function readLogin(text: string): string {
  if (/^[A-Za-z0-9][\w.@+-]{1,63}$/.test(text)) return text;
  throw new PaylineError(
    'agents.badLogin',
    `"${text}" is no login. Use 2 to 64 letters, digits and . _ - + @, as an e-mail address.`,
  );
}

/** What colleagues see. Throws agents.badName. */
export function readName(text: string): string {
  const name = text.trim();
  if (name !== '' && name.length <= 80 && !/\p{Cc}/u.test(name)) return name;
  throw new PaylineError('agents.badName', 'Give a name of 1 to 80 letters, as --name "Ana Ruiz".');
}

/** Throws agents.badRole. */
export function readRole(text: string): AgentRole {
  if (text === 'agent' || text === 'supervisor') return text;
  throw new PaylineError('agents.badRole', `"${text}" is no role. Use agent or supervisor.`);
}

/** Written with blanks, dots or brackets too; E.164 comes out. Throws agents.badPhoneNumber. */
export function readPhoneNumber(text: string): string {
  const read = e164.safeParse(text.replaceAll(/[\s().-]/g, ''));
  if (read.success) return read.data;
  throw new PaylineError(
    'agents.badPhoneNumber',
    `"${text}" is no telephone number with its country. Write it as --phone +14155550142.`,
  );
}
