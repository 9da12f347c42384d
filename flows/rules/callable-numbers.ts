/**
 * Area codes of the North American Numbering Plan outside the United States and its territories
 * that are dialled alike and cost far more: the islands (https://nanpa.com). Canada's are called.
 */
const OVERSEAS: ReadonlySet<string> = new Set([
  ...['242', '246', '264', '268', '284', '345', '441', '473', '649', '658', '664', '721'],
  ...['758', '767', '784', '809', '829', '849', '868', '869', '876'],
]);

/** Premium-rate and government codes: never a member's telephone. */
const NO_SUBSCRIBER: ReadonlySet<string> = new Set(['456', '500', '700', '710', '900']);

/**
 * Ten keyed digits, or a caller's E.164 number, as a number that people of this plan call back:
 * E.164, or null. Only the shape is checked: an area code and an exchange that begin with 2 to 9 and
 * are no service codes (911), within the United States or Canada.
 */
export function callableNumber(keyed: string): string | null {
  const parts = /^(?:\+?1)?(([2-9])(\d\d))([2-9]\d\d)(\d{4})$/.exec(keyed);
  const [, area = '', , rest = '', exchange = ''] = parts ?? [];
  if (!parts || rest === '11' || exchange.endsWith('11') || rest.startsWith('9')) return null;
  if (OVERSEAS.has(area) || NO_SUBSCRIBER.has(area)) return null;
  return `+1${keyed.slice(-10)}`;
}
