import { createHash } from 'node:crypto';
import type { Locale } from '../../../flows/vocabulary.ts';
import type { HostedEntry } from './hosted-entries.ts';
import { type FieldName, fieldNames, type HostedWords, hostedWords } from './hosted-words.ts';
import type { MagicCard } from './magic-cards.ts';

const style = `body{font:1.125rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;
max-width:34rem;margin:2rem auto;padding:0 1rem}
label{display:block;font-weight:600;margin-top:1.25rem}
.hint{display:block;color:#4a4a4a}input{font:inherit;width:100%;box-sizing:border-box;padding:.6rem;
border:2px solid #4a4a4a;border-radius:.25rem}[aria-invalid]{border-color:#b3001b}
.problems{border:3px solid #b3001b;padding:.75rem 1rem}.problems a{color:#b3001b}
button{font:inherit;font-weight:600;margin:1.5rem 0;padding:.75rem 1.5rem;border:0;
border-radius:.25rem;background:#0b4f8a;color:#fff}
:focus-visible{outline:3px solid #0b4f8a;outline-offset:2px}summary{padding:.5rem 0}
td,th{text-align:left;padding:.25rem .75rem .25rem 0}`;

/** No script, nothing from elsewhere, and the form goes back to where it came from. */
export const hostedPagePolicy =
  "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** How a browser fills a field in for who has the card stored, and which keyboard it shows. */
const autocomplete: Readonly<Record<FieldName, string>> = {
  number: 'cc-number',
  expiry: 'cc-exp',
  code: 'cc-csc',
  zip: 'postal-code',
};

/** The empty form; what was typed before is not shown again, only which fields to mend. */
export function formPage(
  { locale, payee }: HostedEntry,
  wrong: readonly FieldName[],
  cards: readonly MagicCard[],
): string {
  const words = hostedWords[locale];
  const title = wrong.length > 0 ? words.errorTitle : words.title;
  return page(
    locale,
    `${title} - ${payee}`,
    `<h1>${words.title}</h1><p>${escaped(payee)}</p><p>${words.lead}</p>
${problemsIn(words, wrong)}<form method="post" novalidate>
${fieldNames.map((name) => field(words, name, wrong.includes(name))).join('\n')}
<button type="submit">${words.submit}</button></form>
${testCards(words, cards)}`,
  );
}

/** A page that only says how the entry stands. */
export function messagePage(locale: Locale, what: 'entered' | 'expired' | 'unknown'): string {
  const words = hostedWords[locale];
  return page(locale, words.title, `<h1>${words.title}</h1><p role="status">${words[what]}</p>`);
}

function problemsIn(words: HostedWords, wrong: readonly FieldName[]): string {
  if (wrong.length === 0) return '';
  const items = wrong.map((name) => `<li><a href="#${name}">${words.errors[name]}</a></li>`);
  return `<div class="problems" role="alert"><p>${words.problems}</p><ul>${items.join('')}</ul></div>
`;
}

function field(words: HostedWords, name: FieldName, isWrong: boolean): string {
  const invalid = isWrong ? ' aria-invalid="true"' : '';
  return `<label for="${name}">${words.labels[name]}</label>
<span class="hint" id="${name}-hint">${words.hints[name]}</span>
<input id="${name}" name="${name}" inputmode="${name === 'expiry' ? 'text' : 'numeric'}" required
 autocomplete="${autocomplete[name]}" aria-describedby="${name}-hint"${invalid}>`;
}

function testCards(
  { testCards: title, columns }: HostedWords,
  cards: readonly MagicCard[],
): string {
  const rows = cards.map(
    ({ number, brand, name }) =>
      `<tr><td>${number}</td><td>${brand}</td><td lang="en">${name}</td></tr>`,
  );
  const head = `<tr>${columns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr>`;
  return `<details><summary>${title}</summary><table>${head}${rows.join('')}</table></details>`;
}

function page(locale: Locale, title: string, body: string): string {
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>
`;
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}
