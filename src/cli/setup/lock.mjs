import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

const RETRY_MILLISECONDS = 300;

/** Runs `work` while no other set-up of this clone runs; a lock left by a dead process is taken. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 }); // data/, which will hold secrets
  let told = false;
  while (!take(file)) {
    const holder = holderOf(file);
    if (holder === null) rmSync(file, { force: true });
    else if (!told) say(`waiting for another set-up of this folder (process ${holder})`);
    told ||= holder !== null;
    await sleep(RETRY_MILLISECONDS);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Creates the lock with its content in one step, so that nobody ever reads half of it. */
function take(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** The living process that holds the lock, or null. */
function holderOf(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    process.kill(holder, 0);
    return holder;
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : null;
  }
}
