import type { Response } from 'express';

/** An error in Twilio's shape. */
export function sendError(response: Response, status: number, code: number, message: string): void {
  response.status(status).json({
    code,
    message,
    more_info: `https://www.twilio.com/docs/errors/${code}`,
    status,
  });
}

export function sendNotFound(response: Response, path: string): void {
  sendError(response, 404, 20404, `The requested resource ${path} was not found`);
}
