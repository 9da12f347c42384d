import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { billCategories, billKinds } from '../../src/billing/categories.ts';
import {
  wireFoundApplications,
  wireFoundBills,
  wireMember,
  wireMemberBills,
} from '../../src/billing/http/wire.ts';
import { wirePremium } from '../../src/billing/http/wire-premium.ts';
import { wireExtension, wirePosting, wireRequest } from '../../src/billing/http/wire-written.ts';
import { EMAIL, memberLanguages } from '../../src/billing/member-fields.ts';
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
const dashed = (block: string) => [...block.matchAll(/^ +- (\w+)$/gm)].map(([, name]) => name);
const listed = (name: string, block: string) => {
  const [, list = ''] = new RegExp(`${name}:[^[]*\\[([^\\]]+)\\]`).exec(block) ?? [];
  return list.split(',').map((word) => word.trim());
};

it('names the kinds and categories that the line knows', () => {
  const bill = under('Bill:');
  expect(listed('kind', bill)).toEqual(billKinds);
  expect(listed('enum', bill.slice(bill.indexOf('category:')))).toEqual(billCategories);
});

it('names the plan types, kinds of request, languages and e-mails that the line knows', () => {
  const { planType } = wirePremium.shape;
  expect(listed('enum', under('planType:'))).toEqual(planType.options);
  expect(listed('kind', under('Request:'))).toEqual(wireRequest.shape.kind.options);
  expect(under('language:')).toContain(memberLanguages.join(' or '));
  expect(under('email:')).toContain(`pattern: '${EMAIL.source}'`);
});

it.each([
  ['/members/{memberId}:', Object.keys(wireMember.shape)],
  ['/members/{memberId}/bills:', Object.keys(wireMemberBills.shape)],
  ['/bills:', Object.keys(wireFoundBills.shape)],
  ['/applications:', Object.keys(wireFoundApplications.shape)],
  ['Posting:', Object.keys(wirePosting.shape)],
  ['Extension:', Object.keys(wireExtension.shape)],
  ['Request:', Object.keys(wireRequest.shape)],
])('%s requires the fields that the line reads', (heading, fields) => {
  expect(required(under(heading))).toEqual(fields);
});

it.each([
  ['/bills:', Object.keys(wireFoundBills.shape.found.element.shape)],
  ['/applications:', Object.keys(wireFoundApplications.shape.found.element.shape)],
])('an entry of %s requires the fields that the line reads', (heading, fields) => {
  const block = under(heading);
  expect(required(block.slice(block.indexOf('items:')))).toEqual(fields);
});

it('requires every field of a bill and of a premium', () => {
  const found = wireMemberBills.safeParse({ memberId: '1', bills: [{}] });
  const missing = found.error?.issues.map(({ path }) => path.at(-1));
  expect(dashed(under('Bill:'))).toEqual(missing);
  expect(dashed(under('Premium:'))).toEqual(Object.keys(wirePremium.shape));
});

it('names the addresses and error codes that the line and the stand-in use', () => {
  const read = (file: string) => readFileSync(join(rootFolder, file), 'utf8');
  const standIn = ['billing-server', 'billing-server-writes']
    .map((name) => read(`test/support/${name}.ts`))
    .join('\n');
  const served = [...standIn.matchAll(/app\.(get|post)\('([^']+)'/g)].map(
    ([, method, path]) => `${method} ${path?.replace(/:(\w+)/g, '{$1}')}`,
  );
  const described = [...text.matchAll(/^ {2}(\/\S*):\n {4}(get|post):/gm)].map(
    ([, path, method]) => `${method} ${path}`,
  );
  expect(served).toEqual(described);
  const conflicts = ['posting_conflict', 'extension_conflict', 'request_conflict'];
  for (const code of ['member_not_found', 'bill_not_found', ...conflicts]) {
    expect(text).toContain(`\`${code}\``);
    expect(standIn).toContain(`'${code}'`);
  }
});
