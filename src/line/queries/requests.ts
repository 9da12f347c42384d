import { openRequest } from '../../store/requests.ts';
import type { Answers } from '../queries.ts';

export const requestAnswers: Pick<Answers, 'query.openRequest'> = {
  'query.openRequest': async ({ db, clock }, query) => ({
    type: 'request.known',
    reference: openRequest(db, query, clock.now()),
  }),
};
