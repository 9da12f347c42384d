import { readEnvironment } from '../environment.ts';
import { examine } from './examine.ts';
import { findingLine } from './finding.ts';

/** `payline doctor`: looks at this machine and the settings, prints, sets the exit code. */
export async function doctor(asJson: boolean): Promise<void> {
  const { findings, byHand } = await examine(readEnvironment());
  const ok = findings.every(({ state }) => state !== 'problem');
  if (asJson) console.log(JSON.stringify({ ok, findings, byHand }));
  else {
    for (const finding of findings) console.log(findingLine(finding));
    if (byHand.length > 0) console.log('Look yourself; no API tells it:');
    for (const text of byHand) console.log(`  [ ] ${text}`);
  }
  if (!ok) process.exitCode = 1;
}
