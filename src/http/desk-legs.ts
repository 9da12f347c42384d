import type { Config } from '../config.ts';
import { hearConference } from '../desk/conference-events.ts';
import { legPath, openLeg } from '../desk/leg-url.ts';
import { answerLeg } from '../desk/leg-webhook.ts';
import type { DeskTools } from '../desk/tools.ts';
import { endCallOnStatus } from '../line/end-call.ts';
import { readConferenceEvent } from '../twilio/read-conference.ts';
import { readAccountSid, readCallSid } from '../twilio/read-parties.ts';
import { isOver, readStatusCallback } from '../twilio/read-status.ts';
import { openConference, voicePaths } from '../twilio/turn-url.ts';
import { type Answer, requireOwnAccount, sendTwiml } from './voice.ts';

/** What the carrier asks and tells about the legs of the desk, and about conferences. */
export function addDeskRoutes(
  on: (path: string, answer: Answer) => void,
  tools: DeskTools,
  config: Config,
): void {
  on(legPath, (request, response, form) => {
    requireOwnAccount(config, readAccountSid(form));
    const { legId, step } = openLeg(tools.line.turnSecret, request.params);
    const callback = step === 'status' ? readStatusCallback(form) : null;
    const digits = form.get('Digits') ?? null;
    const endedAs = callback && isOver(callback.status) ? callback.status : null;
    const report = { legId, step, callSid: readCallSid(form), digits, endedAs };
    // A member who was called back is in a call of the line's like any other.
    if (callback) endCallOnStatus(tools.line, callback);
    const twiml = answerLeg(tools, report);
    if (twiml === null) response.writeHead(204).end();
    else sendTwiml(response, twiml, null);
  });

  on(voicePaths.conference, (request, response, form) => {
    requireOwnAccount(config, readAccountSid(form));
    const { room, seal } = request.params;
    const sealed = { room: String(room), seal: String(seal) };
    const opened = openConference(tools.line.turnSecret, sealed);
    hearConference(tools.line, { room: opened, ...readConferenceEvent(form) });
    response.writeHead(204).end();
  });
}
