import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { billCategories, billKinds } from '../../src/billing/categories.ts';
import {
  wireFoundBills,
  wireMember,
  wireMemberBills,
  wirePosting,
} from '../../src/billing/http/wire.ts';
import { rootFolder } from '../../src/root.ts';

/** docs/billing-api.yaml is what a plan builds from; here it is held to what the line accepts. */
const text = readFileSync(join(rootFolder, 'docs/billing-api.yaml'), 'utf8');

/** The lines below the one line that is `heading`, as deep as they are indented below it. */
function under(heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() === heading);
  const depth = (line: string) => line.length - line.trimStart().length;
  const top = depth(lines[start] ?? '');
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.trim() !== '' && depth(line) <= top);
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}

const required = (block: string) =>
  (/required: \[([^\]]+)\]/.exec(block)?.[1] ?? '').split(',').map((name) => name.trim());
const listed = (name: string, block: string) => {
  const [, list = ''] = new RegExp(`${name}:[^[]*\\[([^\\]]+)\\]`).exec(block) ?? [];
  return list.split(',').map((word) => word.trim());
};

it('names the kinds and categories that the line knows', () => {
  const bill = under('Bill:');
  expect(listed('kind', bill)).toEqual(billKinds);
  expect(listed('enum', bill.slice(bill.indexOf('category:')))).toEqual(billCategories);
});

it.each([
  ['/members/{memberId}:', Object.keys(wireMember.shape)],
  ['/members/{memberId}/bills:', Object.keys(wireMemberBills.shape)],
  ['/bills:', Object.keys(wireFoundBills.shape)],
  ['Posting:', Object.keys(wirePosting.shape)],
])('%s requires the fields that the line reads', (heading, fields) => {
  expect(required(under(heading))).toEqual(fields);
});

it('requires every field of a bill', () => {
  const fields = [...under('Bill:').matchAll(/^ +- (\w+)$/gm)].map(([, name]) => name);
  const found = wireMemberBills.safeParse({ memberId: '1', bills: [{}] });
  const missing = found.error?.issues.map(({ path }) => path.at(-1));
  expect(fields).toEqual(missing);
});

it('names the addresses and error codes that the line and the stand-in use', () => {
  const read = (file: string) => readFileSync(join(rootFolder, file), 'utf8');
  const standIn = read('test/support/billing-server.ts');
  const served = [...standIn.matchAll(/app\.(get|post)\('([^']+)'/g)].map(
    ([, method, path]) => `${method} ${path?.replace(/:(\w+)/g, '{$1}')}`,
  );
  const described = [...text.matchAll(/^ {2}(\/\S*):\n {4}(get|post):/gm)].map(
    ([, path, method]) => `${method} ${path}`,
  );
  expect(served).toEqual(described);
  for (const code of ['member_not_found', 'bill_not_found', 'posting_conflict']) {
    expect(text).toContain(`\`${code}\``);
    expect(standIn).toContain(`'${code}'`);
  }
});
