import { browserIdentity } from '../../desk/ring-address.ts';
import { PaylineError } from '../../errors.ts';
import type { DeskContext } from './context.ts';

const LIFE_SECONDS = 10 * 60;

/** Lets one browser be one agent's telephone for a while. */
export interface AudioToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/**
 * A token for Twilio's Voice SDK with the least it can do: receive calls to this agent, place none
 * (Twilio's page "Access Tokens"). Throws desk.noBrowserAudio when no API key is set.
 */
export async function audioTokenFor(
  { config }: Pick<DeskContext, 'config'>,
  agentId: string,
): Promise<AudioToken> {
  const { twilioAccountSid, twilioApiKey } = config;
  if (twilioApiKey === null) {
    throw new PaylineError(
      'desk.noBrowserAudio',
      'Browsers are no telephones here: TWILIO_API_KEY_SID is not set. Use your own telephone.',
    );
  }
  const { default: AccessToken } = await import('twilio/lib/jwt/AccessToken.js');
  const token = new AccessToken(twilioAccountSid, twilioApiKey.sid, twilioApiKey.secret, {
    identity: browserIdentity(agentId),
    ttl: LIFE_SECONDS,
  });
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return { token: token.toJwt(), expiresInSeconds: LIFE_SECONDS };
}
