import type { DemoCaller } from '../../simulator/contract.ts';
import { birthDateKeys, keysIn, type TypingJob } from '../call/typing.ts';
import { dateForEye, numberForEye } from '../callers.ts';
import { TypeIt } from './type-it.tsx';

interface CallerFactsProps {
  readonly caller: DemoCaller;
  readonly enabled: boolean;
  readonly onType: (job: TypingJob) => void;
}

/** Who one is for this call, and the numbers the line will ask for. */
export function CallerFacts({ caller, enabled, onType }: CallerFactsProps) {
  const facts = [
    fact('member ID', caller.memberId, keysIn),
    fact('birth date', caller.birthDate, birthDateKeys, dateForEye),
    fact('ZIP code', caller.zip, keysIn),
  ].filter((entry) => entry !== null);
  return (
    <section class="card caller-facts" aria-labelledby="caller-facts-title">
      <h2 id="caller-facts-title">{caller.label}</h2>
      <p class="about">
        {caller.about && <span>{caller.about}</span>}
        <span class="number">
          {caller.number === '' ? 'withheld' : numberForEye(caller.number)}
        </span>
      </p>
      {facts.length > 0 && (
        <dl>
          {facts.map(({ name, shown, keys }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{shown}</dd>
              <dd>
                <TypeIt
                  keys={keys}
                  label={`Type the ${name}: ${keys}`}
                  enabled={enabled}
                  onType={onType}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function fact(
  name: string,
  value: string | undefined,
  toKeys: (value: string) => string,
  forEye: (value: string) => string = String,
) {
  return value === undefined ? null : { name, shown: forEye(value), keys: toKeys(value) };
}
