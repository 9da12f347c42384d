import type { Clock } from '../clock.ts';
import type { PaymentGateway } from './gateway.ts';

/** So long one look counts; a gateway that is down is not asked more often either. */
const REMEMBERED_MILLISECONDS = 15_000;
/** Well inside the deadline of a query; what takes longer is not known to be down. */
const LOOK_MILLISECONDS = 1_500;

/** Whether cards can be taken now, known before anybody keys one. */
export interface GatewayHealth {
  /** False only when the gateway could not be connected to within the last 15 seconds. */
  isUp(): Promise<boolean>;
}

/** Remembers one look at the gateway; callers at the same moment share it. */
export function createGatewayHealth(options: {
  readonly gateway: PaymentGateway;
  readonly clock: Clock;
}): GatewayHealth {
  const { gateway, clock } = options;
  let look: { readonly atMilliseconds: number; readonly isUp: Promise<boolean> } | null = null;
  return {
    isUp() {
      const now = clock.now();
      if (look === null || now - look.atMilliseconds >= REMEMBERED_MILLISECONDS) {
        look = { atMilliseconds: now, isUp: gateway.isHealthy(LOOK_MILLISECONDS) };
      }
      return look.isUp;
    },
  };
}
