import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the Chromium of this machine without a window; fails in words when there is none. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
}

function chromiumPath(): string {
  const wanted = process.env.CHROMIUM_PATH;
  const path = wanted || INSTALLED_PLACES.find((place) => existsSync(place));
  if (path && existsSync(path)) return path;
  const missing = path ? `CHROMIUM_PATH names ${path}, which is not there` : 'Chromium is missing';
  throw new Error(
    `${missing}. The browser tests need it: on Debian "apt-get install chromium", ` +
      'elsewhere install Chromium or Chrome and set CHROMIUM_PATH to its program.',
  );
}
