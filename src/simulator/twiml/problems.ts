import type { CarrierError } from '../contract.ts';
import type { Place } from './xml.ts';

/** The debugger list of one document: what Twilio would log about it while going on. */
export class Problems {
  readonly list: CarrierError[] = [];

  warning(code: number, message: string, place: Place): void {
    this.list.push({ code, message, severity: 'warning', ...place });
  }

  error(code: number, message: string, place: Place): void {
    this.list.push({ code, message, severity: 'error', ...place });
  }
}

/** Schema violation: an unknown verb or attribute, or one in the wrong place. */
export const SCHEMA_VIOLATION = 12200;
