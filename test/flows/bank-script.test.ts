import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { authorizationScript } from '../../flows/bank/script.ts';
import { rootFolder } from '../../src/root.ts';

/** The wordings of each version: raise the version in flows/bank/script.ts and add a row here. */
const versions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'tel-single-1': {
    'en-US': '784373a9baa63a50fc97631e9b39848437b0b228138f3012609ad960c96e5981',
    'es-US': '362066fdfc515e5676256cbce5b36ed13484f12f6fe89af8ed3edd1c2dc27adc',
  },
};

function wordings(locale: string): readonly string[] {
  const file = join(rootFolder, 'prompts', locale, 'bank.json');
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return authorizationScript.keys.map((key) => messages[key.replace('bank.', '')] ?? '');
}

it.each(['en-US', 'es-US'])('the words of this version in %s have not changed', (locale) => {
  const hash = createHash('sha256').update(wordings(locale).join('\n')).digest('hex');
  expect(versions[authorizationScript.version]?.[locale]).toBe(hash);
});

it.each(['en-US', 'es-US'])('say each term that Nacha wants of a single debit in %s', (locale) => {
  const spoken = wordings(locale).join(' ');
  const terms = ['debitDate', 'amountCents', 'accountType', 'lastFourDigits'];
  for (const term of [...terms, 'officePhone', 'officeHours', 'authorizedDate', 'planName']) {
    expect(spoken).toContain(`{${term}`);
  }
  expect(spoken).toMatch(/one time only|una sola vez/);
  expect(spoken).toMatch(/account holder|titular de la cuenta/);
});
