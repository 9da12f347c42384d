import type { WebhookEvent } from '../twilio/read-webhook.ts';

/** What the turn's row keeps of an event: a menu key as it is, of an entry only how long it was. */
export function shapeOf(event: WebhookEvent): string {
  switch (event.type) {
    case 'key':
      return `key:${event.key}`;
    case 'digits':
      return `digits:${event.digits.length}:${event.ended}`;
    case 'garbled':
      return `garbled:${event.length}`;
    case 'cardNotEntered':
      return `cardNotEntered:${event.why}`;
    case 'dialEnded':
      return `dialEnded:${event.how}`;
    case 'queueLeft':
      return `queueLeft:${event.how}`;
    default:
      return event.type;
  }
}
