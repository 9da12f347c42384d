import { expect, it } from 'vitest';
import { activeNotices, arePaymentsClosed } from '../../flows/rules/notices.ts';
import { facts } from '../paths/world.ts';

const storm = {
  id: 'storm',
  from: '2026-03-08T01:30',
  to: '2026-03-08T03:30',
  text: { 'en-US': 'A storm.', 'es-US': 'Una tormenta.' },
  closesPayments: false,
};
const outage = { ...storm, id: 'outage', to: '2026-03-08T01:45', closesPayments: true };
const line = { ...facts, notices: [storm, outage] };

/** Clocks in Los Angeles go from 2:00 to 3:00 that night: both notices are shorter than they look. */
it.each([
  ['2026-03-08T09:29:59Z', [], false],
  ['2026-03-08T09:30:00Z', ['storm', 'outage'], true],
  ['2026-03-08T09:45:00Z', ['storm'], false],
  ['2026-03-08T10:29:59Z', ['storm'], false],
  ['2026-03-08T10:30:00Z', [], false],
])('at %s the notices in force are %j', (now, ids, closed) => {
  expect(activeNotices(now, line).map(({ id }) => id)).toEqual(ids);
  expect(arePaymentsClosed(now, line)).toBe(closed);
});
