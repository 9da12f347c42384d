import type { DeskAction, DeskAnswer, DeskState } from './contract.ts';

/** What the desk's HTTP side needs of the desk. */
export interface Desk {
  /** What this agent sees now. */
  state(agentId: string): DeskState;
  /** Does it or says why not; never throws. */
  act(agentId: string, action: DeskAction): Promise<DeskAnswer>;
  /** Calls `listener` with the new sequence after every change; the result stops that. */
  onChange(listener: (sequence: number) => void): () => void;
  /** The agent signed in where nobody was signed in as them: away until they say ready. */
  signedIn(agentId: string): void;
  /** The agent's last session is over: offline. */
  signedOut(agentId: string): void;
  close(): void;
}
