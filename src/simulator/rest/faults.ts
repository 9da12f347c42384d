import type { RequestHandler } from 'express';
import { sendError } from './errors.ts';
import type { RestState } from './state.ts';

/**
 * How a request to the REST API fails: refused with an error, never answered with or without its
 * work being done ('lostAnswer' does it), too many of them (never processed), or a failure inside.
 */
export type RestFault = 'refuse' | 'unreachable' | 'lostAnswer' | 429 | 500;

/** Fails requests as the carrier was told to (`CarrierOptions.restFault`). */
export function failOnPurpose(state: RestState): RequestHandler {
  return (request, response, next) => {
    switch (state.carrier().restFault?.(request.method, request.path) ?? null) {
      case null:
        return next();
      case 'refuse':
        return sendError(response, 400, 20001, 'Refused, as the carrier was told to.');
      case 429:
        return sendError(response, 429, 20429, 'Too Many Requests');
      case 500:
        return sendError(response, 500, 20500, 'Internal Server Error');
      case 'unreachable':
        request.socket.destroy();
        return;
      case 'lostAnswer':
        response.end = () => {
          request.socket.destroy();
          return response;
        };
        return next();
    }
  };
}
