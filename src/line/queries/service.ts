import type { Answers } from '../queries.ts';

export const serviceAnswers: Pick<Answers, 'query.gateway'> = {
  'query.gateway': async ({ health }) => ({ type: 'gateway.known', isUp: await health.isUp() }),
};
