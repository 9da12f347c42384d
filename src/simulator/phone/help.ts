import type { ParseArgsConfig } from 'node:util';
import { STEPS_ALLOWED } from '../steps.ts';

/** The phone's options, as node:util parseArgs wants them. */
export const PHONE_OPTIONS = {
  voice: { type: 'string' },
  token: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  public: { type: 'string' },
  account: { type: 'string' },
  status: { type: 'string' },
  fallback: { type: 'string' },
  connector: { type: 'string' },
  tty: { type: 'boolean' },
  noise: { type: 'string' },
  loss: { type: 'string' },
  fill: { type: 'string' },
  record: { type: 'string' },
  json: { type: 'boolean' },
  plain: { type: 'boolean' },
  fast: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

export const PHONE_HELP = `Call a voice line as Twilio would, without Twilio.

  payline phone [options]                the phone at your keyboard
  payline phone [options] STEP…          a scripted call, told as plain text
  payline phone [options] --json STEP…   the same, one JSON object a line

While the demo line runs (npm start) no option is needed: they default to it.

Steps
  Each step answers the next thing that listens (a <Gather>, or one prompt of a <Pay>).
  A step is ${STEPS_ALLOWED.replace('wait:MS', '\n  wait:MS')}.
  After the last step the caller hangs up at the next thing that listens.

Where and who
  --voice URL        where the line answers its incoming call
  --token TOKEN      the auth token that the requests are signed with
  --from NUMBER      who calls; "withheld" hides the number
  --to NUMBER        the line's own number
  --public URL       the base that signatures are computed over, behind a proxy
  --account SID      the account the requests name
  --status URL       is told when the call has ended
  --fallback URL     is asked when the line fails
  --connector URL    the payment gateway behind <Pay>, as https://user:password@host/path

A TTY
  --tty              the caller types in Baudot: steps of type:WORDS, such as "type:HELLO GA"
  --noise DB         white noise this far below its tones, -20 to 60
  --loss PERCENT     lost frames of 20 ms, 0 to 100
  --fill WHAT        what is heard in their place: silence (the default) or repeat

What comes out
  --json             JSON lines: request, say, play, listen, tty, error, end
  --record FILE      write the call as a .call transcript (never with a card number)
  --verbose          also show the requests
  --plain            no colours and no gradual text, for screen readers (also: NO_COLOR)
  --fast             show speech at once instead of at reading pace
  -h, --help         this text

The exit code is 1 when the carrier reported an error or the line could not be reached.

Examples
  payline phone 1 900000017# 03141985# -
  payline phone --voice http://127.0.0.1:5000/voice --token secret --json 1 wait:500 hangup
  payline phone --tty "type:HELLO GA" "type:900000017 GA"
`;
