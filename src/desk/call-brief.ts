import { briefOf, type CallBrief } from '../../flows/index.ts';
import type { Line } from '../line/line.ts';
import { surroundingsOf } from '../line/surroundings.ts';
import { findCall } from '../store/calls.ts';

/** What the flow knows of a call now; null for one that was never here. */
export function callBriefOf(line: Line, callSid: string): CallBrief | null {
  const call = findCall(line.db, callSid);
  if (!call) return null;
  return briefOf({ flowVersion: call.flowVersion, json: call.saved }, surroundingsOf(line));
}
