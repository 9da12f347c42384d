import { randomBytes } from 'node:crypto';
import { partyOf } from '../../simulator/wire/caller.ts';
import { standardFields } from '../../simulator/wire/fields.ts';
import { signRequest } from '../../simulator/wire/sign.ts';
import { type Posted, post } from './client.ts';

export interface BenchLine {
  readonly url: string;
  readonly publicBaseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/** One signed request, ready to be sent: signing is the carrier's work, not the line's. */
export interface Prepared {
  readonly url: string;
  readonly body: string;
  readonly signature: string;
}

/** A call that has heard the greeting; its next turn is the one that is measured. */
export interface OpenCall {
  readonly callSid: string;
  readonly nextUrl: string;
}

/** Calls whose callers are all different members of the plan's, as far as the line can tell. */
export function callFields(line: BenchLine, callSid: string, more: Record<string, string>) {
  const call = {
    callSid,
    accountSid: line.accountSid,
    caller: partyOf('+14155550117'),
    called: partyOf('+18005550100'),
  };
  return { ...standardFields(call, 'in-progress'), ...more };
}

/** Signs and encodes a request to `path` below the line. */
export function prepare(line: BenchLine, path: string, fields: Record<string, string>): Prepared {
  return {
    url: line.url + path,
    body: new URLSearchParams(fields).toString(),
    signature: signRequest(line.authToken, line.publicBaseUrl + path, fields),
  };
}

/** Starts a call and returns where its first answer goes. */
export async function openCall(line: BenchLine): Promise<OpenCall> {
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  const answer = await post(prepare(line, '/voice/incoming', callFields(line, callSid, {})));
  return { callSid, nextUrl: nextUrlOf(answer) };
}

/** The member types an ID. */
export function typedId(line: BenchLine, { callSid, nextUrl }: OpenCall): Prepared {
  const keys = { Digits: '900000017', FinishedOnKey: '#', msg: 'Gather End' };
  return prepare(line, nextUrl, callFields(line, callSid, keys));
}

function nextUrlOf({ status, text }: Posted): string {
  const action = /action="([^"]+)"/.exec(text)?.[1];
  if (status === 200 && action) return action;
  throw new Error(`The line answered ${status} without a next turn: ${text.slice(0, 200)}`);
}
