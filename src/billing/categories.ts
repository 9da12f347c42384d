import type { BillCategory, OpenBill } from '../../flows/index.ts';

/** Every category a bill may have, and the kind of bill it belongs to. */
export const kindOfCategory: Readonly<Record<BillCategory, OpenBill['kind']>> = {
  officeVisit: 'medical',
  hospitalStay: 'medical',
  labTests: 'medical',
  emergencyVisit: 'medical',
  pharmacy: 'medical',
  premium: 'premium',
};

export const billCategories = Object.keys(kindOfCategory) as readonly BillCategory[];

export const billKinds = ['medical', 'premium'] as const satisfies readonly OpenBill['kind'][];
