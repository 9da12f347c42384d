import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { demoSettings, makeSecrets } from '../../src/cli/demo-secrets.ts';
import { rootFolder } from '../../src/root.ts';

/** The line as an operator runs it: a process of its own, which a test can kill. */
export class LineProcess {
  readonly #environment: Record<string, string>;
  readonly accountSid: string;
  readonly authToken: string;
  #child: ChildProcess | null = null;
  url = '';

  constructor(databasePath: string, gatewayUrl: string, gatewaySecretKey: string) {
    const secrets = makeSecrets();
    this.accountSid = secrets.accountSid;
    this.authToken = secrets.authToken;
    this.#environment = {
      ...demoSettings(secrets),
      NODE_ENV: 'development',
      PORT: '0',
      PUBLIC_BASE_URL: 'https://pay.example.test',
      DATABASE_PATH: databasePath,
      GATEWAY_URL: gatewayUrl,
      GATEWAY_SECRET_KEY: gatewaySecretKey,
      LOG_LEVEL: 'error',
      SIMULATOR: '1',
    };
  }

  async start(): Promise<void> {
    this.#child = fork(join(rootFolder, 'src/cli/payline.ts'), ['line'], {
      cwd: join(this.#environment.DATABASE_PATH ?? '', '..'),
      execArgv: ['--import', import.meta.resolve('tsx')],
      env: { PATH: process.env.PATH ?? '', ...this.#environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [message] = (await once(this.#child, 'message')) as [{ ready: string }];
    this.url = message.ready;
  }

  /** SIGKILL: nothing is finished, nothing is said. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  async gone(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}
