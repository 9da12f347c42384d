import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export const HOW_TO_GET_CHROMIUM =
  '  Debian, Ubuntu: sudo apt-get install chromium\n' +
  '  elsewhere:      npx playwright-core install chromium\n' +
  '  or name one:    CHROMIUM_PATH=/path/to/chrome npm test -- browser';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const IN_PLAYWRIGHT = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium or Chrome on this machine: named, on the PATH, or Playwright's; null when none. */
export function findChromium(environment) {
  if (environment.CHROMIUM_PATH) return environment.CHROMIUM_PATH;
  const folders = (environment.PATH ?? '').split(delimiter);
  const onPath = folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
  return [...onPath, MAC, ...playwrightBrowsers()].find((file) => existsSync(file)) ?? null;
}

function playwrightBrowsers() {
  const caches = [
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ].filter((cache) => existsSync(cache));
  return caches.flatMap((cache) =>
    readdirSync(cache)
      .filter((name) => name.startsWith('chromium-'))
      .flatMap((name) => IN_PLAYWRIGHT.map((file) => join(cache, name, file))),
  );
}
