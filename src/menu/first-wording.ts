import { IntlMessageFormat } from 'intl-messageformat';

/** Values that are known where the menu is written: the plan's name, how many digits an ID has. */
export type KnownValues = Readonly<Record<string, string>>;

type Elements = ReturnType<IntlMessageFormat['getAst']>;
type Element = Elements[number];
type Branches = Readonly<Record<string, { readonly value: Elements }>>;

/**
 * A prompt as a person reads it: its first wording, what is not known in [brackets], and what only
 * some callers hear in (parentheses) with the condition.
 */
export function firstWording(source: string, locale: string, known: KnownValues): string {
  const text = render(new IntlMessageFormat(source, locale).getAst(), known);
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,:;)])/g, '')
    .trim();
}

/** "offersMinimum" → "offers minimum". */
export function inWords(name: string): string {
  return name
    .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .trim();
}

function render(elements: Elements, known: KnownValues): string {
  return elements.map((element) => renderOne(element, known)).join('');
}

function renderOne(element: Element, known: KnownValues): string {
  if (!('value' in element)) return '';
  const { value } = element;
  if (!('options' in element)) return isArgument(element) ? argument(value, known) : value;
  const branches = element.options as Branches;
  if ('pluralType' in element) return render(firstOf(value, branches), known);
  const chosen = known[value];
  if (chosen !== undefined) return render((branches[chosen] ?? branches.other)?.value ?? [], known);
  return alternatives(value, branches, known);
}

/** The parser's type of a bare {argument}; 0 is literal text. */
const ARGUMENT = 1;

function isArgument(element: Element): boolean {
  return Number(element.type) === ARGUMENT;
}

/** Of how often something was asked the first time; of how many things there are, several. */
function firstOf(name: string, branches: Branches): Elements {
  const isTimes = name === 'tries' || name === 'rounds';
  return ((isTimes ? branches['=0'] : undefined) ?? branches.other)?.value ?? [];
}

function argument(name: string, known: KnownValues): string {
  const value = known[name];
  if (value !== undefined) return value;
  return `[${inWords(name.replace(/(?:Cents|Digits|Phone)$/, ''))}]`;
}

/** "(if offers minimum: …)", "(premium: … / otherwise: …)"; words all hear are not marked. */
function alternatives(name: string, branches: Branches, known: KnownValues): string {
  const told = Object.entries(branches)
    .map(([option, { value }]) => [option, render(value, known).trim()] as const)
    .filter(([, text]) => text !== '');
  const texts = new Set(told.map(([, text]) => text));
  if (texts.size === 1 && told.length === Object.keys(branches).length) return [...texts].join();
  const parts = told.map(([option, text]) => `${conditionOf(name, option)}: ${text}`);
  return parts.length === 0 ? ' ' : ` (${parts.join(' / ')}) `;
}

function conditionOf(name: string, option: string): string {
  if (option === 'other') return 'otherwise';
  if (option === 'yes') return `if ${inWords(name)}`;
  return option === 'no' ? `if not ${inWords(name)}` : inWords(option);
}
