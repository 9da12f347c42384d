import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixes, variables } from '../../src/config/variables.ts';
import { rootFolder } from '../../src/root.ts';

const blocks = readFileSync(join(rootFolder, '.env.example'), 'utf8').trim().split('\n\n').slice(1);
const names = blocks.map((block) => /^([A-Z_]+)=$/m.exec(block)?.[1]);

it('.env.example, the schema and the fixes name the same variables in the same order', () => {
  expect(names).toEqual(Object.keys(variables.shape));
  expect(Object.keys(fixes)).toEqual(Object.keys(variables.shape));
});

it.each(blocks.map((block, index) => [names[index], block]))(
  '.env.example says what breaks without %s',
  (_name, block) => {
    expect(block).toMatch(/^# .*(Without (it|them)|Leave it empty)/s);
  },
);
