/** One thing looked at. `detail` says what was found and, when not ok, what to do. */
export interface Finding {
  readonly name: string;
  /** 'warning': the line answers calls as it is, and somebody should know. */
  readonly state: 'ok' | 'warning' | 'problem';
  readonly detail: string;
}

/** What a look says when all is well; a Warning says more. */
export type Looked = string | Warning;

export class Warning {
  readonly detail: string;

  constructor(detail: string) {
    this.detail = detail;
  }
}

/** Looks, and turns whatever is thrown into a problem: its message says what to do. */
export async function look(name: string, at: () => Looked | Promise<Looked>): Promise<Finding> {
  try {
    const looked = await at();
    return looked instanceof Warning
      ? { name, state: 'warning', detail: looked.detail }
      : { name, state: 'ok', detail: looked };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { name, state: 'problem', detail };
  }
}

const MARKS = { ok: 'ok     ', warning: 'WARNING', problem: 'PROBLEM' } as const;

export function findingLine({ name, state, detail }: Finding): string {
  return `${MARKS[state]} ${name.padEnd(16)} ${detail}`;
}
