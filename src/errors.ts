/**
 * Every failure Payline names, in one home. `code` is stable: logs, metrics and spoken prompts
 * are chosen by it, never by the message. The message says what happened, why, and what to do.
 */
export class PaylineError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'PaylineError';
    this.code = code;
  }
}

export type ErrorCode =
  // set-up
  | 'config.invalid'
  | 'facts.invalid'
  | 'prompts.invalid'
  // webhooks, in the order they are refused
  | 'webhook.notPost'
  | 'webhook.tooLarge'
  | 'webhook.notForm'
  | 'webhook.malformed'
  | 'webhook.badSignature'
  | 'webhook.badSeal'
  // the call
  | 'call.cannotRestore'
  | 'call.neverSettles'
  | 'call.conflict'
  | 'prompt.missing'
  | 'prompt.badArgument'
  | 'query.failed'
  | 'queue.notInLine'
  | 'twiml.unwritable'
  // store
  | 'store.newerSchema'
  | 'store.changedMigration'
  | 'store.notDurable'
  // receipts
  | 'receipts.noBatch'
  | 'receipts.notWritten'
  | 'cardLinks.noBatch'
  | 'cardLinks.notWritten'
  | 'seal.badKey'
  | 'seal.broken'
  // payments
  | 'payment.illegalEdge'
  | 'payment.billLocked'
  | 'payment.unbalanced'
  | 'payment.unknownPayment'
  | 'evidence.none'
  | 'autopay.futureDate'
  // service requests
  | 'request.unknown'
  | 'plan.unknownPlan'
  // the plan's billing records
  | 'directory.unavailable'
  | 'directory.misconfigured'
  | 'directory.unreadable'
  | 'directory.refused'
  | 'import.refused'
  // Twilio's REST API, and what is set up by it
  | 'twilio.unauthorized'
  | 'twilio.unreachable'
  | 'twilio.answerLost'
  | 'twilio.refused'
  | 'twilio.unreadable'
  | 'provision.badChoice'
  | 'provision.noNumber'
  | 'provision.badNote'
  // the desk's accounts
  | 'agents.badLogin'
  | 'agents.loginTaken'
  | 'agents.badName'
  | 'agents.badRole'
  | 'agents.badPhoneNumber'
  | 'agents.badPassword'
  | 'agents.unknown'
  // the desk's requests
  | 'desk.overtaken'
  | 'desk.notNow'
  | 'desk.notPossible'
  | 'desk.samePerson'
  | 'desk.colleagueBusy'
  | 'desk.callerTypes'
  | 'desk.callerSpeaks'
  | 'desk.notIdentified'
  | 'desk.unknownPayment'
  | 'desk.cannotPay'
  | 'desk.noPhone'
  | 'desk.notSignedIn'
  | 'desk.signInRefused'
  | 'desk.tooManyTries'
  | 'desk.otherOrigin'
  | 'desk.badToken'
  | 'desk.badRequest'
  | 'desk.tooLarge'
  | 'desk.cardNumber'
  | 'desk.notAllowed'
  | 'desk.tooManyStreams'
  | 'desk.noBrowserAudio'
  | 'desk.noOidc'
  | 'desk.oidcRefused'
  // TTY
  | 'tty.noAudio'
  | 'tty.nothingToSend'
  | 'tty.badLevel'
  | 'tty.textTooLong'
  // simulator and command line
  | 'simulator.badStep'
  | 'simulator.badTranscript'
  | 'simulator.unreachable';

/** The code of any thrown value, or 'unexpected' when it is not one of ours. */
export function codeOf(error: unknown): ErrorCode | 'unexpected' {
  return error instanceof PaylineError ? error.code : 'unexpected';
}
