import type { DeskAction, DeskState } from '../../desk/contract.ts';

/** What the desk answered. Status 0: it was not reached, and whatever was asked may be done. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly status: number;
      readonly code: string;
      readonly message: string;
    };

export interface DeskSession {
  /** Goes with every action; a page of another site cannot know it. */
  readonly csrfToken: string;
}

/**
 * The desk as the page reaches it, by addresses relative to the page: a proxy may serve both below
 * a path. The session itself is a cookie that no script can read.
 */
export interface DeskServer {
  options(): Promise<Answer<{ readonly oidc: boolean }>>;
  signIn(login: string, password: string): Promise<Answer<DeskSession>>;
  session(): Promise<Answer<DeskSession>>;
  state(): Promise<Answer<DeskState>>;
  act(token: string, action: DeskAction): Promise<Answer<unknown>>;
  signOut(token: string): Promise<Answer<unknown>>;
  /** Somebody is at the page: the session's idle time begins anew. */
  stillHere(token: string): Promise<Answer<unknown>>;
  /** What makes this browser the signed-in agent's phone for a while. */
  audioToken(): Promise<Answer<{ readonly token: string }>>;
}

export type Fetch = (url: string, options: RequestInit) => Promise<Response>;

const UNREACHABLE = {
  ok: false,
  status: 0,
  code: 'desk.unreachable',
  message: 'The desk did not answer. Look at the call before you try again.',
} as const;

export function createDeskServer(fetch: Fetch): DeskServer {
  const ask = async <Value>(url: string, options: RequestInit = {}): Promise<Answer<Value>> => {
    try {
      return await readAnswer<Value>(await fetch(url, options));
    } catch {
      return UNREACHABLE;
    }
  };
  const post = <Value>(url: string, token: string | null, body: unknown) =>
    ask<Value>(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { 'x-desk-token': token }),
      },
      body: JSON.stringify(body),
    });
  return {
    options: () => ask('sign-in'),
    signIn: (login, password) => post('sign-in', null, { login, password }),
    session: () => ask('api/session'),
    state: () => ask('api/state'),
    act: (token, action) => post('api/actions', token, action),
    signOut: (token) => post('sign-out', token, {}),
    stillHere: (token) => post('api/still-here', token, {}),
    audioToken: () => ask('api/audio-token'),
  };
}

async function readAnswer<Value>(response: Response): Promise<Answer<Value>> {
  const body: unknown = await response.json().catch(() => null);
  const told = new Map<string, unknown>(Object.entries(body ?? {}));
  if (response.ok && told.get('ok') !== false) return { ok: true, value: body as Value };
  const text = (name: string, otherwise: string) => {
    const value = told.get(name);
    return typeof value === 'string' ? value : otherwise;
  };
  return {
    ok: false,
    status: response.status,
    code: text('code', 'desk.refused'),
    message: text('message', `The desk refused this (${response.status}). Try again.`),
  };
}
