import { exportCardLinkBatch, exportCardLinks as waiting } from '../card-links/export.ts';
import { exportWaiting } from './export-waiting.ts';

/** `payline card-links export`: see src/card-links/export.ts; run it every minute. */
export async function exportCardLinks(options: {
  readonly folder: string;
  readonly again?: string;
}): Promise<void> {
  await exportWaiting(options, { noun: 'links', waiting, again: exportCardLinkBatch });
}
