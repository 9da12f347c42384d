import type { WebhookExchange } from '../contract.ts';
import type { HttpAnswer, HttpFailure } from './http-exchange.ts';
import type { LineRequest } from './line-client.ts';
import { maskForm } from './mask.ts';
import { withoutFragment } from './urls.ts';

/**
 * One exchange as handsets and inspectors see it; status 0 when there was no usable answer. The
 * fields of a GET are shown in `form` alone, where they are masked.
 */
export function describeExchange(
  request: LineRequest,
  answer: HttpAnswer | HttpFailure,
  milliseconds: number,
): WebhookExchange {
  const base = {
    method: request.method,
    url: withoutFragment(request.url),
    form: maskForm(request.fields),
    milliseconds,
    purpose: request.purpose,
  };
  if ('failure' in answer) return { ...base, status: 0 };
  const state = answer.headers['payline-state'];
  const isTwiml = /xml|html/.test(answer.contentType) && answer.body !== '';
  return {
    ...base,
    status: answer.status,
    ...(isTwiml && { twiml: answer.body }),
    ...(typeof state === 'string' && { state }),
  };
}
