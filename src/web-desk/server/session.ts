import type { Answer, DeskServer } from './desk-server.ts';

/** The token of the signed-in session, which goes with whatever is asked of the desk. */
export interface Session {
  /** Asks for the session and its token anew. */
  check(): Promise<'stands' | 'over' | 'unreachable'>;
  signIn(login: string, password: string): Promise<Answer<unknown>>;
  /**
   * Asks the desk with the token, once more with a fresh one where another tab has signed in
   * since: a request refused with 403 did nothing.
   */
  ask(what: (token: string) => Promise<Answer<unknown>>): Promise<Answer<unknown>>;
}

export function createSession(server: DeskServer): Session {
  let token = '';

  const check = async () => {
    const answer = await server.session();
    if (answer.ok) {
      token = answer.value.csrfToken;
      return 'stands';
    }
    return answer.status === 401 ? 'over' : 'unreachable';
  };

  return {
    check,
    async signIn(login, password) {
      const answer = await server.signIn(login, password);
      if (answer.ok) token = answer.value.csrfToken;
      return answer;
    },
    async ask(what) {
      const before = token;
      const answer = await what(before);
      if (answer.ok || answer.status !== 403) return answer;
      return (await check()) === 'stands' && token !== before ? what(token) : answer;
    },
  };
}
