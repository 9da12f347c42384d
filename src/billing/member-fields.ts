import type { Locale } from '../../flows/index.ts';

/** Every language a member may have asked for. */
export const memberLanguages = ['en-US', 'es-US'] as const satisfies readonly Locale[];

/** Loose on purpose: mail goes there, nobody hears it, and no odd address may lock a member out. */
export const EMAIL = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]{1,189}$/;
