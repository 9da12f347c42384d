import type { ErrorRequestHandler, Response } from 'express';
import { codeOf, type ErrorCode, PaylineError } from '../../errors.ts';
import type { DeskContext } from './context.ts';

const statuses: Partial<Record<ErrorCode, number>> = {
  'desk.badRequest': 400,
  'desk.tooLarge': 413,
  'desk.notSignedIn': 401,
  'desk.signInRefused': 401,
  'desk.otherOrigin': 403,
  'desk.badToken': 403,
  'desk.notAllowed': 403,
  'desk.oidcRefused': 403,
  'desk.noBrowserAudio': 404,
  'desk.noOidc': 404,
  'desk.cardNumber': 422,
  'desk.tooManyTries': 429,
  'desk.tooManyStreams': 429,
};

/** The HTTP status of an action that the desk itself refused. */
export function statusOfRefusal(code: string): number {
  return statuses[code as ErrorCode] ?? 409;
}

/** Answers every error of the desk's requests as JSON {code, message}; logs those not foreseen. */
export function refusals({ log }: Pick<DeskContext, 'log'>): ErrorRequestHandler {
  return (error: unknown, _request, response: Response, next) => {
    if (response.headersSent) return next(error);
    const known = ofBodyParser(error) ?? error;
    const status = known instanceof PaylineError ? statuses[known.code] : undefined;
    if (known instanceof PaylineError && status !== undefined) {
      return void response.status(status).json({ code: known.code, message: known.message });
    }
    log.error({ code: codeOf(error), err: error }, 'A request of the desk failed.');
    const message = 'Something went wrong here. Try again; if it stays so, tell your supervisor.';
    response.status(500).json({ code: 'unexpected', message });
  };
}

/** What express.json says of a bad body; its own message holds a piece of the body. */
function ofBodyParser(error: unknown): PaylineError | null {
  if (!(error instanceof Error) || !('type' in error) || !('status' in error)) return null;
  if (error.status === 413) return new PaylineError('desk.tooLarge', 'The request is too large.');
  return new PaylineError('desk.badRequest', 'The request is not JSON. Load the page again.');
}
