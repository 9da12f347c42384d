import { createStore, type Store } from '../../web-shared/store.ts';
import type { Answer } from '../server/desk-server.ts';
import type { DeviceEvents, VoiceCall, VoiceDevice } from './device.ts';
import { type PhoneProblem, problemOf } from './problems.ts';

export interface PhonePorts {
  /** Asks the person for their microphone; null when it may be used. */
  askForMicrophone(): Promise<PhoneProblem | null>;
  fetchToken(): Promise<Answer<{ readonly token: string }>>;
  /** Loads Twilio's Voice SDK. Rejects when it cannot be loaded. */
  openDevice(token: string, events: DeviceEvents): Promise<VoiceDevice>;
  /** Calls `work` after `milliseconds`; the result cancels it. */
  later(work: () => void, milliseconds: number): () => void;
}

export interface PhoneView {
  readonly state: 'off' | 'connecting' | 'ready';
  readonly problem: PhoneProblem | null;
  /** 'talking' in the tab that answered; in another one nothing rings any more. */
  readonly call: 'none' | 'ringing' | 'talking';
}

/** The browser as its agent's telephone: it is rung, and calls nobody. */
export interface BrowserPhone {
  readonly view: Store<PhoneView>;
  /** Asks for the microphone and registers. Once it stands, nothing happens. */
  start(): Promise<void>;
  /** Ends a call, and rings here no more. */
  stop(): void;
  /** The person pressed Accept: takes the call that rings, or that is about to for this offer. */
  answerOffer(offerId: string): void;
  /** The offer is over: a call that rings later is another's. */
  forgetOffer(offerId: string): void;
  /** Takes the call that rings. */
  answer(): void;
  decline(): void;
  hangUp(): void;
  /** For one who hears "press 1" although it was pressed for them. */
  pressOne(): void;
}

/**
 * A person pressed Accept on this very page, so no mailbox can be put through: the key that the
 * line waits for is pressed for them, once. Each w is half a second (Twilio's page on
 * Call.sendDigits); the line asks for the key only when it has heard that the call was answered.
 */
const ONE_SOON = 'ww1';

const AGAIN_MILLISECONDS = 15_000;

const off: PhoneView = { state: 'off', problem: null, call: 'none' };

export function createBrowserPhone(ports: PhonePorts): BrowserPhone {
  const phone = new Phone(ports);
  return {
    view: phone.view,
    start: () => phone.start(),
    stop: () => phone.stop(),
    answerOffer: (offerId) => phone.answerOffer(offerId),
    forgetOffer: (offerId) => phone.forgetOffer(offerId),
    answer: () => phone.answer(),
    decline: () => phone.decline(),
    hangUp: () => phone.hangUp(),
    pressOne: () => phone.pressOne(),
  };
}

class Phone {
  readonly view: Store<PhoneView> = createStore<PhoneView>(off);
  readonly #ports: PhonePorts;
  #device: VoiceDevice | null = null;
  #call: VoiceCall | null = null;
  #wantedOfferId: string | null = null;
  #cancelRetry = () => {};
  /** Grows with each start and stop: what an earlier one still waits for comes too late. */
  #turn = 0;

  constructor(ports: PhonePorts) {
    this.#ports = ports;
  }

  async start(): Promise<void> {
    if (this.view.get().state !== 'off') return;
    this.#turn += 1;
    const turn = this.#turn;
    this.view.change({ ...off, state: 'connecting' });
    const problem = await this.#open(turn);
    if (problem !== null && turn === this.#turn) this.#fail(problem);
  }

  async #open(turn: number): Promise<PhoneProblem | null> {
    const refused = await this.#ports.askForMicrophone();
    if (refused !== null) return refused;
    const answer = await this.#ports.fetchToken();
    if (!answer.ok) return { kind: 'noToken', message: answer.message };
    if (turn !== this.#turn) return null;
    try {
      const device = await this.#ports.openDevice(answer.value.token, this.#events(turn));
      if (turn !== this.#turn) device.destroy();
      else this.#device = device;
      await this.#device?.register();
      return null;
    } catch (error) {
      return problemOf(error);
    }
  }

  stop(): void {
    this.#turn += 1;
    this.#cancelRetry();
    this.#device?.destroy();
    this.#device = null;
    this.#call = null;
    this.#wantedOfferId = null;
    this.view.change(off);
  }

  #fail(problem: PhoneProblem): void {
    this.stop();
    this.view.change({ problem });
  }

  #events(turn: number): DeviceEvents {
    const ifCurrent =
      <Told extends unknown[]>(work: (...told: Told) => void) =>
      (...told: Told) => {
        if (turn === this.#turn) work(...told);
      };
    return {
      onRegistered: ifCurrent(() => this.view.change({ state: 'ready', problem: null })),
      onUnregistered: ifCurrent(() => this.view.change({ state: 'connecting' })),
      onIncoming: ifCurrent((call: VoiceCall) => this.#ring(call)),
      onTokenEnds: ifCurrent(() => void this.#refreshToken(turn)),
      onError: ifCurrent((error: unknown) => this.view.change({ problem: problemOf(error) })),
    };
  }

  /** Asks until there is one: a token that has run out lets no call in. */
  async #refreshToken(turn: number): Promise<void> {
    const answer = await this.#ports.fetchToken();
    if (turn !== this.#turn) return;
    if (answer.ok) {
      this.#device?.updateToken(answer.value.token);
      this.view.change({ problem: null });
      return;
    }
    this.view.change({ problem: { kind: 'noToken', message: answer.message } });
    this.#cancelRetry = this.#ports.later(() => void this.#refreshToken(turn), AGAIN_MILLISECONDS);
  }

  #ring(call: VoiceCall): void {
    this.#call = call;
    const over = () => {
      if (this.#call !== call) return;
      this.#call = null;
      this.view.change({ call: 'none' });
    };
    call.listen({
      onAnswered: () => {
        call.sendDigits(ONE_SOON);
        this.view.change({ call: 'talking', problem: null });
      },
      onOver: over,
      onError: (error) => this.view.change({ problem: problemOf(error) }),
    });
    this.view.change({ call: 'ringing' });
    if (this.#wantedOfferId !== null) this.answer();
  }

  answerOffer(offerId: string): void {
    // Without a phone here, another tab or none is to answer.
    if (this.#device === null) return;
    this.#wantedOfferId = offerId;
    this.answer();
  }

  forgetOffer(offerId: string): void {
    if (this.#wantedOfferId === offerId) this.#wantedOfferId = null;
  }

  answer(): void {
    if (this.view.get().call === 'ringing') this.#call?.accept();
  }

  decline(): void {
    if (this.view.get().call === 'ringing') this.#call?.reject();
  }

  hangUp(): void {
    if (this.view.get().call === 'talking') this.#call?.disconnect();
  }

  pressOne(): void {
    if (this.view.get().call === 'talking') this.#call?.sendDigits('1');
  }
}
