import type { MagicCard } from '../../simulator/contract.ts';
import type { TypingJob } from '../call/typing.ts';
import { cardForEye } from '../callers.ts';
import { TypeIt } from './type-it.tsx';

interface MagicCardsProps {
  readonly cards: readonly MagicCard[];
  readonly enabled: boolean;
  readonly onType: (job: TypingJob) => void;
}

/** What the line asks after the card number; the sandbox accepts any of the right form. */
const followUps = [
  { name: 'Expiry', keys: '1230', words: '1230' },
  { name: 'Code', keys: '123', words: '123' },
  { name: 'Amex code', keys: '1234', words: '1234' },
  { name: 'ZIP', keys: '94110', words: '94110' },
] as const;

export function MagicCards({ cards, enabled, onType }: MagicCardsProps) {
  return (
    <section class="card magic-cards" aria-labelledby="magic-cards-title">
      <h2 id="magic-cards-title">Test cards</h2>
      <CardTable cards={cards} enabled={enabled} onType={onType} />
      <p class="hint">Then any future month and year (MMYY), any code, any ZIP:</p>
      <ul class="follow-ups">
        {followUps.map(({ name, keys, words }) => (
          <li key={name}>
            <span>{name}</span>
            <TypeIt
              keys={keys}
              label={`${words}: type the ${name}`}
              words={words}
              enabled={enabled}
              onType={onType}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CardTable({ cards, enabled, onType }: MagicCardsProps) {
  return (
    <section
      class="card-table"
      aria-label="Card numbers"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls by keyboard
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Card</th>
            <th scope="col">What happens</th>
            <th scope="col">
              <span class="for-ear">Type it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.number}>
              <td>
                <span class="number">{cardForEye(card.number)}</span>
                <span class="brand">{card.brand}</span>
              </td>
              <td>{card.outcome}</td>
              <td>
                <TypeIt
                  keys={card.number}
                  label={`Type card ${cardForEye(card.number)}`}
                  enabled={enabled}
                  onType={onType}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
