import { PaylineError } from '../errors.ts';
import type { Form } from './form.ts';
import { readAccountSid, readCallSid } from './read-parties.ts';

/** Something the caller said, as the carrier keeps it. */
export interface Recording {
  readonly sid: string;
  /** https://api.twilio.com/2010-04-01/Accounts/AC…/Recordings/RE… */
  readonly url: string;
  /** Whole seconds, silence at both ends left out. */
  readonly durationSeconds: number;
}

export type RecordEvent =
  | { readonly type: 'spoken'; readonly recording: Recording }
  /** Any other key than pound ends a recording too, and is meant as a key. */
  | { readonly type: 'key'; readonly key: string }
  /** The caller hung up; what had been said until then is kept. */
  | { readonly type: 'hangup'; readonly recording: Recording };

const RECORDING_URL = new RegExp(
  '^https://api(?:\\.[a-z0-9-]{1,20}){0,2}\\.twilio\\.com/2010-04-01' +
    '/Accounts/(AC[0-9a-f]{32})/Recordings/(RE[0-9a-f]{32})$',
);

/**
 * The outcome of <Record>, from its action callback. The documented fields are RecordingUrl,
 * RecordingDuration and Digits (the key that ended it, or 'hangup'); the recording's name is the
 * end of its URL.
 * https://www.twilio.com/docs/voice/twiml/record#attributes-action
 * @throws PaylineError webhook.malformed when the recording is not one of this account's.
 */
export function readRecordResult(form: Form): RecordEvent {
  const recording = readRecording(form);
  const digits = form.get('Digits') ?? '';
  if (digits === 'hangup') return { type: 'hangup', recording };
  if (/^[0-9*]$/.test(digits)) return { type: 'key', key: digits };
  if (digits !== '' && digits !== '#') throw malformed('Digits');
  return { type: 'spoken', recording };
}

/** The carrier's report on a recording: it is kept now, or there is none after all. */
export interface RecordingStatus {
  readonly callSid: string;
  readonly accountSid: string;
  readonly sid: string;
  readonly status: (typeof statuses)[number];
  readonly durationSeconds: number | null;
}

const statuses = ['in-progress', 'completed', 'absent', 'failed'] as const;

/**
 * Reads a recording's status callback.
 * @throws PaylineError webhook.malformed when a SID or RecordingStatus is missing or misshapen.
 */
export function readRecordingStatus(form: Form): RecordingStatus {
  const sid = form.get('RecordingSid') ?? '';
  if (!/^RE[0-9a-f]{32}$/.test(sid)) throw malformed('RecordingSid');
  const status = statuses.find((known) => known === form.get('RecordingStatus'));
  if (status === undefined) throw malformed('RecordingStatus');
  const callSid = readCallSid(form);
  const accountSid = readAccountSid(form);
  return { callSid, accountSid, sid, status, durationSeconds: seconds(form) };
}

function readRecording(form: Form): Recording {
  const url = form.get('RecordingUrl') ?? '';
  const [, account, sid] = RECORDING_URL.exec(url) ?? [];
  if (sid === undefined || account !== readAccountSid(form)) throw malformed('RecordingUrl');
  const named = form.get('RecordingSid');
  if (named !== undefined && named !== sid) throw malformed('RecordingSid');
  const durationSeconds = seconds(form);
  if (durationSeconds === null) throw malformed('RecordingDuration');
  return { sid, url, durationSeconds };
}

function seconds(form: Form): number | null {
  const text = form.get('RecordingDuration') ?? '';
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
}

function malformed(name: string): PaylineError {
  return new PaylineError('webhook.malformed', `The field ${name} is missing or misshapen.`);
}
