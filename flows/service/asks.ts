import type { Query } from '../vocabulary.ts';

export const serviceAsks = {
  askGateway: (): Query => ({ type: 'query.gateway' }),
};
