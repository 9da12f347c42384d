import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Crew, startCrew } from '../../src/cli/start/supervisor.ts';
import { rootFolder } from '../../src/root.ts';
import { freePorts } from './free-ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

const program = join(rootFolder, 'test/cli/fixtures/child.mjs');
let crew: Crew | undefined;

afterEach(async () => {
  await crew?.stop();
  crew = undefined;
});

async function start(behaviour: Record<string, string> = {}) {
  const dataFolder = temporaryFolder();
  const [port] = await freePorts(1);
  const environment = { ...process.env, PORT: String(port), BEHAVIOUR: JSON.stringify(behaviour) };
  crew = await startCrew({
    environment,
    dataFolder,
    program,
    lineUrl: `http://127.0.0.1:${port}`,
  });
  return { crew, dataFolder };
}

it('starts the gateway and the line, and stops the line before the gateway', async () => {
  const { crew, dataFolder } = await start();
  const order: string[] = [];
  for (const child of [crew.gateway, crew.line]) child.ended.then(() => order.push(child.name));
  await crew.stop();
  expect(order).toEqual(['line', 'gateway']);
  expect(readFileSync(join(dataFolder, 'line.log'), 'utf8')).toBe('line stops\n');
});

it.each(['gateway', 'line'])(
  'tells when the %s is gone, and that nothing is lost',
  async (name) => {
    const { crew, dataFolder } = await start({ [name]: 'crashes' });
    const sentence = await crew.lost;
    expect(sentence).toContain(`The ${name} ended with exit code 9; see ${dataFolder}/${name}.log`);
    expect(sentence).toContain('Nothing is lost');
    expect(sentence).toContain('npm start');
  },
);

it('tells when the line was killed', async () => {
  const { crew } = await start();
  process.kill(crew.line.pid, 'SIGKILL');
  expect(await crew.lost).toContain('The line was killed (SIGKILL)');
});

it.each(['gateway', 'line'])(
  'a %s that cannot start is shown with the end of its log',
  async (name) => {
    await expect(start({ [name]: 'fails' })).rejects.toThrow(
      new RegExp(`The ${name} ended with exit code 3 before it was ready.*the disk is gone`, 's'),
    );
  },
);
