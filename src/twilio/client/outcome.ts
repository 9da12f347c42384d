/** What became of a request to Twilio. Methods of the client give one of these and never throw. */
export type Outcome<Value> =
  | { readonly result: 'done'; readonly value: Value }
  | Gone
  | Refused
  | Unknown;

/** Nothing there to act on: HTTP 404, or 21220 "Call is not in-progress". */
export interface Gone {
  readonly result: 'gone';
  readonly code: number;
  readonly detail: string;
}

/** Surely not done. `code` is Twilio's (www.twilio.com/docs/errors), else the HTTP status. */
export interface Refused {
  readonly result: 'refused';
  readonly code: number;
  readonly status: number;
  readonly detail: string;
  /** Twilio's own sentence, or ''. It may quote a number, so it is for a person and never logged. */
  readonly sentence: string;
}

export interface Unknown {
  readonly result: 'unknown';
  /**
   * 'notConnected': no connection stood, so it surely was not done. After the others it may have
   * been: 'noAnswer' in time, 'failed' there (HTTP 408, 5xx), 'unreadable' (not Twilio's words).
   */
  readonly why: 'notConnected' | 'noAnswer' | 'failed' | 'unreadable';
  readonly detail: string;
}
