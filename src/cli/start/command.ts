import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { demoMembers } from '../../billing/demo-members.ts';
import { systemClock } from '../../clock.ts';
import { loadConfig } from '../../config.ts';
import { PaylineError } from '../../errors.ts';
import { readLineFacts } from '../../line-facts.ts';
import { rootFolder } from '../../root.ts';
import type { PhoneSetup } from '../../simulator/contract.ts';
import { type CarrierServer, startCarrier } from '../../simulator/server.ts';
import { voicePaths } from '../../twilio/turn-url.ts';
import { demoCards } from '../demo-cards.ts';
import { type DemoSecrets, demoSecrets } from '../demo-secrets.ts';
import { dataFolderOf, readEnvironment, refuseInProduction } from '../environment.ts';
import { stopOnSignals } from '../stop-signals.ts';
import { banner } from './banner.ts';
import { addDemoAgents, demoAgents, demoPassword } from './demo-agents.ts';
import { type DemoAddresses, demoAddresses, demoEnvironment } from './demo-environment.ts';
import { assertPortsFree, readPorts } from './ports.ts';
import { findRunning, forgetRunning, noteRunning } from './running.ts';
import { type Crew, startCrew } from './supervisor.ts';

/**
 * `payline start`: the demo. The gateway and the line run as processes of their own, the carrier
 * with its phone page in this one; all stop together. Returns when the line is open.
 */
export async function start(): Promise<void> {
  const environment = readEnvironment();
  refuseInProduction(environment, '"payline start"');
  const dataFolder = dataFolderOf(environment);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  refuseSecondDemo(dataFolder);
  const ports = readPorts(environment);
  await assertPortsFree(ports);

  const secrets = demoSecrets(dataFolder);
  const addresses = demoAddresses(ports);
  const childEnvironment = demoEnvironment(environment, ports, secrets);
  const facts = readLineFacts(loadConfig(childEnvironment).lineFile);
  const crew = await startCrew({ environment: childEnvironment, dataFolder, ...addresses });
  const carrier = await startCarrier({
    ...carrierWiring(addresses, secrets),
    port: ports.phone,
    clock: systemClock,
    webFolder: join(rootFolder, 'dist/web'),
    setup: phoneSetup(facts.planName, facts.lineNumber),
  }).catch(async (error) => {
    await crew.stop();
    throw error;
  });
  await addDemoAgents(childEnvironment, secrets.turnSecret);
  stopTogether(dataFolder, carrier, crew);
  const linePid = crew.line.pid;
  const { lineNumber, planName } = facts;
  noteRunning(dataFolder, { pid: process.pid, linePid, lineNumber, ...addresses });
  const logFile = shortPath(join(dataFolder, 'line.log'));
  const desk = { agents: demoAgents, password: demoPassword(secrets.turnSecret) };
  console.log(
    banner({
      ...{ planName, ...addresses, linePid, logFile, desk },
      ...{ members: demoMembers, cards: demoCards },
    }),
  );
}

/** Calls end first, then the line, then the gateway it charges at; once, whoever asks for it. */
function stopTogether(dataFolder: string, carrier: CarrierServer, crew: Crew): void {
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= carrier
      .close()
      .then(crew.stop)
      .finally(() => forgetRunning(dataFolder));
    return stopped;
  };
  stopOnSignals(stop);
  crew.lost.then(async (sentence) => {
    console.error(`\n${sentence}`);
    await stop();
    process.exit(1);
  });
}

/** From the current folder when it is below it. */
function shortPath(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
}

function refuseSecondDemo(dataFolder: string): void {
  const other = findRunning(dataFolder);
  if (other === null) return;
  throw new PaylineError(
    'config.invalid',
    `The demo is running already (process ${other.pid}): open ${other.phoneUrl}, or stop it with ` +
      `Ctrl-C in its terminal or: kill ${other.pid}`,
  );
}

function carrierWiring({ lineUrl, gatewayUrl }: DemoAddresses, secrets: DemoSecrets) {
  return {
    line: {
      voiceUrl: lineUrl + voicePaths.incoming,
      statusUrl: lineUrl + voicePaths.status,
      fallbackUrl: lineUrl + voicePaths.fallback,
      accountSid: secrets.accountSid,
      authToken: secrets.authToken,
    },
    connector: {
      url: `${gatewayUrl}/connector`,
      user: secrets.connectorUser,
      password: secrets.connectorPassword,
    },
  };
}

function phoneSetup(planName: string, lineNumber: string): PhoneSetup {
  const members = demoMembers.map((member) => ({
    label: `${member.givenName} ${member.familyName}`,
    number: member.phoneNumber,
    memberId: member.memberId,
    birthDate: member.birthDate,
    zip: member.zip,
    about: member.about,
  }));
  const unknown = { label: 'Somebody unknown', number: '+15005550199' };
  const withheld = { label: 'Number withheld', number: '' };
  return { planName, lineNumber, callers: [...members, unknown, withheld], cards: demoCards };
}
