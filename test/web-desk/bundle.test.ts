import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { rootFolder } from '../../src/root.ts';

it('Twilio’s Voice SDK is a file of its own, which the page loads only for a phone', async () => {
  const configFile = join(rootFolder, 'src/web-desk/vite.config.ts');
  const built = await build({ configFile, logLevel: 'silent', build: { write: false } });
  const [result] = [built].flat();
  const chunks = result && 'output' in result ? result.output : [];
  const withSdk = chunks.flatMap((chunk) =>
    chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.includes('@twilio/voice-sdk'))
      ? [chunk]
      : [],
  );
  const page = chunks.find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
  expect(withSdk.map(({ isEntry }) => isEntry)).toEqual([false]);
  const [sdk] = withSdk;
  expect(page).toMatchObject({ dynamicImports: [sdk?.fileName] });
  expect(page).toHaveProperty('imports', expect.not.arrayContaining([sdk?.fileName]));
}, 60_000);
