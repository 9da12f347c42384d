import type { Brief } from '../../desk/contract.ts';
import { languageWords, numberWords, proofWords, reasonWords } from '../words/caller.ts';
import { durationWords } from '../words/durations.ts';
import { Icon } from './icon.tsx';

/** How far the caller is proved, and why they ask. */
export function BriefFacts({ brief }: { readonly brief: Brief }) {
  const { proof, lastError } = brief;
  return (
    <div class="brief-facts">
      <p class={proof === 'none' ? 'proof unproved' : 'proof'}>
        <Icon name={proof === 'none' ? 'unproved' : 'proved'} />
        {proofWords(proof)}
      </p>
      <dl>
        <Fact name="Why" value={reasonWords(brief.reason)} />
        <Fact name="They were" value={brief.place} />
        {lastError !== null && <Fact name="Went wrong" value={lastError} />}
        <Fact name="Language" value={languageWords(brief.language)} />
        <Fact name="Calls from" value={numberWords(brief.callerNumber)} />
        {brief.region !== null && <Fact name="Region" value={brief.region} />}
        <Fact name="Waited" value={durationWords(brief.waitedSeconds)} />
      </dl>
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
