import type { Where } from '../guards.ts';
import { arePaymentsClosed } from '../rules/notices.ts';

export const serviceGuards = {
  cardsClosed: ({ context, event }: Where) =>
    arePaymentsClosed(context.now, context.line) || (event.type === 'gateway.known' && !event.isUp),
};
