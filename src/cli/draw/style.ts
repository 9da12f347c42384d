import type { Expectation } from '../../../flows/index.ts';

/** Every kind of state that the call stays in, with the words that explain its look. */
export const looks: readonly {
  readonly look: string;
  readonly expects: readonly Expectation[];
  readonly means: string;
}[] = [
  { look: 'keys', expects: ['hears.keys'], means: 'the caller answers by key' },
  {
    look: 'card',
    expects: ['hears.card', 'hears.bank'],
    means: 'the caller keys a card or a bank account to the carrier',
  },
  { look: 'speech', expects: ['hears.speech'], means: 'the caller speaks and is recorded' },
  { look: 'query', expects: ['waits.query'], means: 'the line looks something up' },
  {
    look: 'waits',
    expects: ['waits.command'],
    means: 'one moment: the gateway is asked to charge',
  },
  {
    look: 'agent',
    expects: [
      ...(['connects.agent', 'joins.queue', 'leaves.queue'] as const),
      ...(['joins.conference', 'talks.by.tty'] as const),
    ],
    means: 'a person is rung, waited for or spoken with',
  },
  { look: 'over', expects: ['over'], means: 'the call has ended' },
];

export function markOf(expects: Expectation | null): string | null {
  return looks.find((look) => expects !== null && look.expects.includes(expects))?.look ?? null;
}

const dots = [1, 5.5, 10]
  .flatMap((y) => [1, 5.5, 10].map((x) => `M${x + 1} ${y + 1}h.01`))
  .join('');

/** 14 by 14, drawn with lines: keypad, card, microphone, magnifier, clock, person, receiver laid down. */
export const MARKS = [
  ['keys', `<path class="dots" d="${dots}"/>`],
  ['card', '<path d="M1 3h12v9H1zM1 6h12M3 9.5h3"/>'],
  [
    'speech',
    '<path d="M7 1a2 2 0 0 0-2 2v4a2 2 0 0 0 4 0V3a2 2 0 0 0-2-2zM3 6.5a4 4 0 0 0 8 0M7 10.5V13"/>',
  ],
  ['query', '<path d="M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM9.3 9.3 13 13"/>'],
  ['waits', '<path d="M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1zM7 3.5V7l2.5 2"/>'],
  ['agent', '<path d="M7 1.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM1.5 13c0-6 11-6 11 0"/>'],
  ['over', '<path d="M2.5 2.5h9v9h-9z"/>'],
]
  .map(([id, shape]) => `<symbol id="${id}" class="mark" width="14" height="14">${shape}</symbol>`)
  .join('');

/** `.current` marks where a call is, on the page that shows one. */
export const STYLE = `
svg { --ink: #1c1917; --soft: #57534e; --line: #8a847d; --paper: #fffdf8; --frame: #f4f1e9;
  --main: #0f766e; --keys: #dcf1e5; --card: #fde7bf; --query: #e6e4f6; --waits: #fbdfe3;
  --agent: #d9eafb; --over: #e3e0dd; --passes: #fffdf8; }
@media (prefers-color-scheme: dark) { svg { --ink: #f5f5f4; --soft: #cdc8c3; --line: #8f8984;
  --paper: #1a1917; --frame: #262421; --main: #2dd4bf; --keys: #1c4a34; --card: #5a430f;
  --query: #393668; --waits: #5b2630; --agent: #1d4263; --over: #45413e; --passes: #1a1917; } }
text { font-family: system-ui, sans-serif; font-size: 13px; fill: var(--ink); }
.paper { fill: var(--paper); } .frame { fill: var(--frame); }
.name, .title { font-size: 16px; font-weight: 700; }
.state > rect { stroke: var(--line); fill: var(--passes); }
.state.main > rect { stroke: var(--main); stroke-width: 2.2; }
.state.main > text { font-weight: 600; }
.keys > rect { fill: var(--keys); } .card > rect { fill: var(--card); }
.query > rect { fill: var(--query); } .waits > rect { fill: var(--waits); }
.agent > rect { fill: var(--agent); } .over > rect { fill: var(--over); }
.state > text.exit, .label { font-size: 11px; font-weight: 400; fill: var(--soft); }
.label { paint-order: stroke; stroke: var(--frame); stroke-width: 3px; stroke-linejoin: round; }
.mark { fill: none; stroke: var(--soft); stroke-width: 1.4; overflow: visible; }
.dots { stroke-width: 2.6; stroke-linecap: round; }
.arrow { fill: none; stroke: var(--line); stroke-width: 1.2; marker-end: url(#head); }
.arrow.main { stroke: var(--main); stroke-width: 2.4; marker-end: url(#main-head); }
.link { fill: none; stroke: var(--main); stroke-width: 5; marker-end: url(#link-head); }
.state > text.exit.main { fill: var(--main); font-weight: 600; }
#head path { fill: var(--line); } .dot, #main-head path, #link-head path { fill: var(--main); }
.state.current > text, .state.current > text.exit { fill: #1c1917; }
.state.current > text.exit { font-weight: 400; }
`;
