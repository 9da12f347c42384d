import type { FakeCarrier } from './fake-carrier.ts';

export const CALL_SID = 'CA0123456789abcdef0123456789abcdef';

/** The line hears a TTY and asks who is calling; the caller has not answered yet. */
export async function greetTty(carrier: FakeCarrier): Promise<void> {
  await carrier.command((sent) => sent.command === 'dial');
  carrier.tell({ dial: { callSid: CALL_SID, from: '+14155550117', to: '+18005550100' } });
  carrier.tell({ listen: 'Connect' });
  carrier.tell({ tty: 'GOLDEN VALLEY', by: 'line' });
  carrier.tell({ tty: 'PAY LINE.', by: 'line' });
  carrier.tell({ tty: 'TYPE MEMBER ID GA', by: 'line' });
}

/** The assistant has reached the line and types what it says. */
export async function answerRelay(carrier: FakeCarrier): Promise<void> {
  await carrier.command((sent) => sent.command === 'dial');
  carrier.tell({ dial: { callSid: CALL_SID, from: '+14155550117', to: '+18005550100' } });
  carrier.tell({ listen: 'Gather', timeoutSeconds: 60 });
  carrier.tell({ say: 'Golden Valley Health Plan. Using relay? Press 7.' });
  carrier.tell({ relay: 'GOLDEN VALLEY HEALTH PLAN.', by: 'assistant' });
  carrier.tell({ relay: 'USING RELAY Q PRESS 7 GA', by: 'assistant' });
}
