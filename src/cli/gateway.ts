import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { startSandboxGateway } from '../payments/sandbox/server.ts';
import { demoSecrets } from './demo-secrets.ts';
import { dataFolderOf, readEnvironment, refuseInProduction } from './environment.ts';
import { readPorts } from './start/ports.ts';
import { stopOnSignals, tellReady } from './stop-signals.ts';

/**
 * `payline gateway`: the sandbox gateway alone, until a signal. It keeps its own SQLite file, so
 * that killing the line never kills the truth about a charge.
 */
export async function gateway(): Promise<void> {
  const environment = readEnvironment();
  refuseInProduction(environment, 'The sandbox gateway');
  const folder = dataFolderOf(environment);
  const secrets = demoSecrets(folder);
  const running = await startSandboxGateway({
    port: readPorts(environment).gateway,
    databasePath: join(folder, 'gateway.db'),
    clock: systemClock,
    secretKey: environment.GATEWAY_SECRET_KEY || secrets.gatewaySecretKey,
    connectorUser: secrets.connectorUser,
    connectorPassword: secrets.connectorPassword,
  });
  stopOnSignals(() => running.close());
  tellReady(running.url);
  console.log(`The sandbox gateway answers at ${running.url}`);
}
