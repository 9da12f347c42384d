import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../root.ts';
import { drawings } from './drawings.ts';

/** `payline draw`: writes the pictures in docs/ from the machines themselves. */
export async function draw(): Promise<void> {
  const folder = join(rootFolder, 'docs');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of await drawings()) {
    writeFileSync(join(folder, name), text);
    console.log(`docs/${name}`);
  }
}
