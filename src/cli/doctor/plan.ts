import { join } from 'node:path';
import { createHttpDirectory } from '../../billing/http-directory.ts';
import { systemClock } from '../../clock.ts';
import { absolutePath } from '../../config/values.ts';
import { loadConfig } from '../../config.ts';
import { spokenBy } from '../../line/spoken-by.ts';
import { readLineFacts } from '../../line-facts.ts';
import { rootFolder } from '../../root.ts';
import { todayByZone } from '../../voice/speak/dates.ts';
import type { Environment } from '../environment.ts';
import { type Finding, look } from './finding.ts';
import type { Patient } from './settings.ts';

/** Throws config.invalid with every setting that is wrong. */
export function settingsSummary({ environment, borrowed }: Patient): string {
  const { production } = loadConfig(environment);
  if (borrowed.length > 0) return `good for the demo, which fills in ${borrowed.join(', ')}`;
  return `complete for ${production ? 'production' : 'development'}`;
}

/** Throws facts.invalid, prompts.invalid: whatever the line itself would say at its start. */
export function factsAndPrompts({ LINE_FILE, PROMPTS_FOLDER }: Environment): string {
  const path = (given: string | undefined, standard: string) =>
    absolutePath(given?.trim() || join(rootFolder, standard), process.cwd());
  const lineFile = path(LINE_FILE, 'flows/line.json');
  const promptsFolder = path(PROMPTS_FOLDER, 'prompts');
  const facts = readLineFacts(lineFile);
  const nowhere = () => ({ url: 'wss://localhost/', token: '' });
  // The document for trouble is made with them: every catalog has been read when this returns.
  spokenBy(
    { promptsFolder, turnSecret: '', payConnector: '' },
    { todayIn: todayByZone(systemClock), streams: { session: nowhere, watch: nowhere } },
    facts,
  );
  return `${facts.planName} (${lineFile}) speaks by ${promptsFolder}`;
}

/** Whether the plan's billing system answers; nothing when there is none or the settings are bad. */
export async function billingFindings({ environment }: Patient): Promise<Finding[]> {
  const { BILLING_DIRECTORY, BILLING_URL, BILLING_TOKEN } = environment;
  if (BILLING_DIRECTORY !== 'http' || !BILLING_URL || !BILLING_TOKEN) return [];
  const baseUrl = BILLING_URL.replace(/\/+$/, '');
  return [
    await look('billing', async () => {
      // Whether there is such a bill does not matter; that the answer can be read does.
      const directory = { baseUrl, token: BILLING_TOKEN, clock: systemClock };
      await createHttpDirectory(directory).findBill('0');
      return `${baseUrl} answers as docs/billing-api.yaml says`;
    }),
  ];
}
