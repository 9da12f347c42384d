import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PaylineError } from '../../errors.ts';

const manifest = z.object({ engines: z.object({ node: z.string().regex(/^>=\d+\.\d+$/) }) });

/** Throws when this Node is older than package.json's "engines" asks for. */
export function nodeVersion(root: string, version: string = process.version): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  const wanted = manifest.parse(JSON.parse(text)).engines.node.slice(2);
  if (isOlder(version, wanted)) {
    throw new PaylineError(
      'config.invalid',
      `${version} is older than ${wanted}, which Payline needs. Install a newer Node.js.`,
    );
  }
  return `${version} on ${process.platform}; ${wanted} or newer is needed`;
}

function isOlder(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

const BUILT = [
  { file: 'dist/src/cli/payline.js', what: 'the program' },
  { file: 'dist/web/index.html', what: 'the phone page' },
  { file: 'dist/desk/index.html', what: 'the desk page' },
] as const;

/** Throws when the program or a page was not built. */
export function builtFiles(root: string): string {
  const missing = BUILT.filter(({ file }) => !existsSync(join(root, file)));
  if (missing.length === 0) return 'the program and its pages are there';
  const names = missing.map(({ file, what }) => `${what} (${file})`).join(' and ');
  throw new PaylineError(
    'config.invalid',
    `${names} missing. In a clone any npm command of the README builds it; an installed package ` +
      'has it: install it again.',
  );
}

export async function sqliteVersion(): Promise<string> {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(':memory:');
  const version = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return `better-sqlite3 loads, SQLite ${String(version)}`;
}
