import type { FlowEdge, FlowGraph, FlowState } from '../../flows/index.ts';
import { PaylineError } from '../errors.ts';
import { firstWording, type KnownValues } from './first-wording.ts';
import { choiceOf, keyRow } from './keys.ts';
import { type Places, placesOf } from './places.ts';
import { bankSteps, cardSteps, spokenAs } from './spoken-as.ts';

export interface MenuSources {
  readonly graph: FlowGraph;
  /** Prompt key → ICU message. */
  readonly prompts: ReadonlyMap<string, string>;
  readonly locale: string;
  readonly known: KnownValues;
}

const PREFACE = [
  'Everything this line says and every key it takes, to be read by relay operators, by software that',
  'calls, and by whoever would rather read than listen. It is made from the call flow itself.',
  '',
  'What only some callers hear stands in (parentheses), what is not known beforehand in [brackets].',
  'Of several rows for one key the first whose condition holds counts. Questions are worded',
  'differently when they are asked again.',
];

/**
 * The whole menu as Markdown that reads well as plain text. Holds nothing about any caller.
 * Throws prompt.missing when a state says what the prompts do not have.
 */
export function writeMenu(sources: MenuSources): string {
  const { graph, known } = sources;
  const places = placesOf(graph);
  const heard = graph.states.filter(({ expects }) => expects?.startsWith('hears.'));
  const parents = new Set(heard.flatMap((state) => ancestorsOf(graph, state)));
  const everywhere = graph.states.filter(({ id }) => parents.has(id));
  return [
    `# The menu of the ${known.planName} payment line`,
    '',
    ...PREFACE,
    '',
    ...everywhere.flatMap((state) => common(sources, places, state)),
    ...heard.flatMap((state) => section(sources, places, state)),
  ].join('\n');
}

/** The keys that mean the same in everything a compound state holds. */
function common(sources: MenuSources, places: Places, state: FlowState): string[] {
  const rows = table(sources, places, state);
  if (rows.length === 0) return [];
  return [`## Everywhere: ${places.titleOf(state) || 'the call'}`, '', ...rows, ''];
}

/** What the carrier asks for by itself. */
function stepsOf({ expects }: FlowState): readonly string[] {
  if (expects === 'hears.bank') return bankSteps;
  return expects === 'hears.card' ? cardSteps : [];
}

function section(sources: MenuSources, places: Places, state: FlowState): string[] {
  const says = [...state.says, ...stepsOf(state)];
  const words = says.flatMap((key) => wordsOf(sources, state, key));
  return [
    `## ${places.titleOf(state)}`,
    '',
    ...words.flatMap((text) => [`> ${text}`, '>']).slice(0, -1),
    '',
    ...table(sources, places, state),
    '',
  ];
}

/** One prompt; the choices of a menu one by one, as they depend on who calls. */
function wordsOf(sources: MenuSources, state: FlowState, key: string): string[] {
  if (/^menu\.each[A-Z]/.test(key)) {
    const choices = edgesOf(sources.graph, state)
      .map(choiceOf)
      .filter((choice) => choice !== null);
    return choices.map((item) => choiceWords(sources, item));
  }
  const keys = spokenAs[key] ?? [key];
  return keys.map((one) => wording(sources, one, sources.known)).filter((text) => text !== '');
}

function choiceWords(sources: MenuSources, item: string): string {
  return wording(sources, 'menu.item', { ...sources.known, item, number: 'its number' });
}

function wording({ prompts, locale }: MenuSources, key: string, known: KnownValues): string {
  const source = prompts.get(key);
  if (source !== undefined) return firstWording(source, locale, known);
  throw new PaylineError(
    'prompt.missing',
    `There is no prompt "${key}" for the menu. If the flow speaks it as another, add it to spokenAs.`,
  );
}

function table(sources: MenuSources, places: Places, state: FlowState): string[] {
  const rows = edgesOf(sources.graph, state).flatMap((edge) => {
    const row = keyRow(edge);
    if (!row) return [];
    const choice = choiceOf(edge);
    const when = choice === null ? row.when : choiceWords(sources, choice).replace(/,.*/, '');
    return [`| ${row.does} | ${when} | ${places.leadsTo(edge)} |`];
  });
  if (rows.length === 0) return [];
  return ['| You press | when | and come to |', '|---|---|---|', ...new Set(rows)];
}

function edgesOf({ edges }: FlowGraph, { id }: FlowState): readonly FlowEdge[] {
  return edges.filter((edge) => edge.from === id);
}

function ancestorsOf({ states }: FlowGraph, state: FlowState): string[] {
  const parent = states.find(({ id }) => id === state.parent);
  return parent ? [parent.id, ...ancestorsOf({ states, edges: [], root: '' }, parent)] : [];
}
