import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { z } from 'zod';
import { billCategories, billKinds } from '../../src/billing/categories.ts';
import { TELEPHONE } from '../../src/billing/http/fields.ts';
import {
  wireFoundApplications,
  wireFoundBills,
  wireMember,
  wireMemberBills,
  wireMobileNumber,
} from '../../src/billing/http/wire.ts';
import { INSTALMENTS_MAX, wireInstalment, wirePlan } from '../../src/billing/http/wire-plan.ts';
import { wirePremium } from '../../src/billing/http/wire-premium.ts';
import {
  wireAgreedPlan,
  wireExtension,
  wirePosting,
  wireRequest,
} from '../../src/billing/http/wire-written.ts';
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
/** The fields that must be there. */
const needed = (shape: z.ZodRawShape) =>
  Object.entries(shape)
    .filter(([, field]) => !(field as z.ZodType).safeParse(undefined).success)
    .map(([name]) => name);
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
  ['/members/{memberId}/mobile-number:', Object.keys(wireMobileNumber.shape)],
  ['/bills:', Object.keys(wireFoundBills.shape)],
  ['/applications:', Object.keys(wireFoundApplications.shape)],
  ['Posting:', Object.keys(wirePosting.shape)],
  ['Extension:', Object.keys(wireExtension.shape)],
  ['BillPlan:', Object.keys(wirePlan.shape)],
  ['AgreedPlan:', Object.keys(wireAgreedPlan.shape)],
  ['Request:', Object.keys(wireRequest.shape)],
])('%s requires the fields that the line reads', (heading, fields) => {
  expect(required(under(heading))).toEqual(fields);
});

it.each([
  ['/bills:', needed(wireFoundBills.shape.found.element.shape)],
  ['/applications:', needed(wireFoundApplications.shape.found.element.shape)],
  ['AgreedPlan:', needed(wireInstalment.shape)],
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

it('says what may be left out, and what is then meant', () => {
  const restricted = "isRestricted: { $ref: '#/components/schemas/IsRestricted' }";
  expect([under('/bills:'), under('/applications:')]).toEqual([
    expect.stringContaining(restricted),
    expect.stringContaining(restricted),
  ]);
  expect(under('IsRestricted:')).toContain('default: false');
  expect(under('Bill:')).toContain("$ref: '#/components/schemas/BillPlan'");
  expect(under('BillPlan:')).toContain(`maximum: ${INSTALMENTS_MAX}`);
  expect(under('AgreedPlan:')).toContain(`maxItems: ${INSTALMENTS_MAX}`);
  expect(under('mobileNumber:')).toContain(`pattern: '${TELEPHONE.source}'`);
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
  const conflicts = ['posting', 'extension', 'plan', 'request'].map((what) => `${what}_conflict`);
  for (const code of ['member_not_found', 'bill_not_found', ...conflicts]) {
    expect(text).toContain(`\`${code}\``);
    expect(standIn).toContain(`'${code}'`);
  }
});
