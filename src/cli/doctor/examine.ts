import { dirname } from 'node:path';
import { type Clock, systemClock } from '../../clock.ts';
import { rootFolder } from '../../root.ts';
import { databasePathOf, type Environment } from '../environment.ts';
import { byHandChecks } from '../provision/checklist.ts';
import { carrierFindings } from './carrier.ts';
import { databaseOpens, diskSpace, fileMode, freeBytesAt } from './database.ts';
import { type Finding, look, Warning } from './finding.ts';
import { builtFiles, nodeVersion, sqliteVersion } from './machine.ts';
import { billingFindings, factsAndPrompts, settingsSummary } from './plan.ts';
import { portsSummary } from './ports.ts';
import { type Patient, patientOf, type Reach, reachOf } from './settings.ts';
import { streamsAnswer } from './streams.ts';
import { webhooksAnswer } from './webhooks.ts';

export interface Examination {
  readonly findings: readonly Finding[];
  /** What only a person can look up, with its place. */
  readonly byHand: readonly string[];
}

/** Where the doctor works; tests give their own. */
export interface Surroundings {
  /** The folder of package.json and dist. */
  readonly root?: string;
  readonly clock?: Clock;
  readonly freeBytes?: (folder: string) => number;
}

/**
 * Everything the doctor looks at, in the order one would put it right; nothing is changed. No answer
 * of the network is waited for longer than five seconds.
 */
export async function examine(
  environment: Environment,
  { root = rootFolder, clock = systemClock, freeBytes = freeBytesAt }: Surroundings = {},
): Promise<Examination> {
  const file = databasePathOf(environment);
  const folder = dirname(file);
  const patient = patientOf(environment);
  const reach = reachOf(patient);
  const findings = [
    await look('Node', () => nodeVersion(root)),
    await look('built files', () => builtFiles(root)),
    await look('SQLite', sqliteVersion),
    await look('database', () => databaseOpens(file)),
    await look('disk', () => diskSpace(folder, freeBytes(folder))),
    await look('file mode', () => fileMode(file)),
    await look('settings', () => settingsSummary(patient)),
    await look('facts, prompts', () => factsAndPrompts(patient.environment)),
    ...(await billingFindings(patient)),
    await look('ports', () => portsSummary(patient)),
    ...(await networkFindings(patient, reach, clock)),
  ];
  const isReal = reach !== null && patient.demo === null;
  return { findings, byHand: isReal ? byHandChecks(reach.payConnector).map(textOf) : [] };
}

async function networkFindings(
  { borrowed }: Patient,
  reach: Reach | null,
  clock: Clock,
): Promise<Finding[]> {
  if (!reach) {
    if (borrowed.length === 0) return []; // Said under 'settings' already.
    const detail = 'No account and no demo to ask. Start it (npm start) and look again.';
    return [await look('carrier, line', () => new Warning(detail))];
  }
  const [carrier, webhooks, streams] = await Promise.all([
    carrierFindings(reach, clock),
    look('webhooks', () => webhooksAnswer(reach)),
    look('streams', () => streamsAnswer(reach.publicBaseUrl)),
  ]);
  return [...carrier, webhooks, streams];
}

const textOf = ({ text }: { readonly text: string }) => text;
