import type { Say } from '../../flows/index.ts';
import type { Brief } from './contract.ts';

/** What an agent hears before they press 1: why this call, and what to be ready for. No names. */
export function offerWords(brief: Brief, isCallback: boolean): Say[] {
  if (isCallback) return [{ key: 'whisper.callback', with: { channel: brief.channel } }];
  const declineCount = brief.payments.filter(({ state }) => state === 'declined').length;
  const { proof, channel, language, hasUnknownPayment } = brief;
  return [
    { key: 'whisper.proof', with: { proof } },
    ...saidIf(declineCount > 0, 'whisper.declined', { declineCount }),
    ...saidIf(hasUnknownPayment, 'whisper.unsettled'),
    ...saidIf(channel === 'relay', 'whisper.relayCall'),
    ...saidIf(language === 'es-US', 'whisper.inSpanish'),
    ...saidIf(language === 'other', 'whisper.interpreter'),
    { key: 'whisper.take', with: {} },
  ];
}

const saidIf = (isSo: boolean, key: string, words: Say['with'] = {}): Say[] =>
  isSo ? [{ key, with: words }] : [];
