import { PaylineError } from '../errors.ts';
import { type PhoneDefaults, runPhone } from '../simulator/phone-command.ts';
import { nameAccounts, nameCards } from '../simulator/transcript/cards.ts';
import { voicePaths } from '../twilio/turn-url.ts';
import { demoAccounts, demoCards } from './demo-cards.ts';
import { demoSecrets } from './demo-secrets.ts';
import { dataFolderOf, readEnvironment } from './environment.ts';
import { findRunning } from './start/running.ts';

/**
 * `payline phone`: calls the running demo, or with --voice any line. Sets the exit code. The demo's
 * addresses and token are found in its data folder. Throws simulator.unreachable when no demo runs.
 */
export async function phone(words: readonly string[]): Promise<void> {
  const defaults = needsDemo(words) ? demoDefaults() : {};
  process.exitCode = await runPhone(words, {
    stdin: process.stdin,
    stdout: process.stdout,
    cards: { ...nameCards(demoCards), ...nameAccounts(demoAccounts) },
    defaults,
  });
}

/** A line named on the command line is called with nothing of ours; help needs no line. */
function needsDemo(words: readonly string[]): boolean {
  return !words.some((word) => /^(--voice(=.*)?|--help|-h)$/.test(word));
}

function demoDefaults(): PhoneDefaults {
  const folder = dataFolderOf(readEnvironment());
  const demo = findRunning(folder);
  if (demo === null) {
    throw new PaylineError(
      'simulator.unreachable',
      'There is nothing to call: the demo is not running. Start it with npm start in another ' +
        'terminal, or name a line: --voice URL --token TOKEN.',
    );
  }
  const secrets = demoSecrets(folder);
  const connector = new URL('/connector', demo.gatewayUrl);
  connector.username = secrets.connectorUser;
  connector.password = secrets.connectorPassword;
  return {
    voiceUrl: demo.lineUrl + voicePaths.incoming,
    statusUrl: demo.lineUrl + voicePaths.status,
    fallbackUrl: demo.lineUrl + voicePaths.fallback,
    token: secrets.authToken,
    accountSid: secrets.accountSid,
    to: demo.lineNumber,
    connector: connector.href,
  };
}
