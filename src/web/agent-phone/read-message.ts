import type { AgentPhoneMessage } from '../../simulator/contract.ts';
import { readMessage } from '../call/connection.ts';

/** A message of the carrier, or null for anything a newer carrier may say that we do not know. */
export function readAgentMessage(data: unknown): AgentPhoneMessage | null {
  return readMessage(data) ?? readNews(data);
}

function readNews(data: unknown): AgentPhoneMessage | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return null;
    const isNews =
      ('registered' in value && typeof value.registered === 'string') ||
      ('replaced' in value && typeof value.replaced === 'string') ||
      ('ringing' in value && typeof value.ringing === 'object' && value.ringing !== null);
    return isNews ? (value as AgentPhoneMessage) : null;
  } catch {
    return null;
  }
}
