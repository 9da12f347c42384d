import type { ConferenceHappening } from '../contract.ts';
import { ConferenceEvents, type EventSettings, participantFields } from './conference-events.ts';
import { type Joining, type LeaveReason, Participant, type RoomDocument } from './participant.ts';

/** Twilio's page on the Conference resource: reason_conference_ended. */
export type EndedBecause =
  | 'conference-ended-via-api'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'last-participant-left'
  | 'last-participant-kicked';

export type ConferenceStatus = 'init' | 'in-progress' | 'completed';

/** Some calls that hear each other. It starts with two of them, one of whom starts it. */
export class Conference {
  readonly sid: string;
  readonly room: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  updatedAt: number;
  status: ConferenceStatus = 'init';
  endedBy: { readonly callSid: string; readonly reason: EndedBecause } | null = null;
  readonly #events: ConferenceEvents;
  #participants: Participant[] = [];

  constructor(sid: string, room: string, settings: EventSettings | null, now: number) {
    this.sid = sid;
    this.room = room;
    this.createdAt = now;
    this.updatedAt = now;
    this.#events = new ConferenceEvents(settings, sid, room);
  }

  /** In the order they joined. */
  get participants(): readonly Participant[] {
    return this.#participants;
  }

  /** Resolves when every event until now has been told. */
  get told(): Promise<unknown> {
    return this.#events.order.done;
  }

  /** By CallSid or by label. */
  find(name: string): Participant | undefined {
    return this.#participants.find(
      ({ call, label }) => call.facts.callSid === name || (label !== '' && label === name),
    );
  }

  join(joining: Joining): Participant {
    const participant = new Participant(joining);
    this.#participants.push(participant);
    this.#touch(participant);
    this.#note(participant, 'joined');
    this.#tell('participant-join', participant);
    this.#startIfReady(participant);
    return participant;
  }

  /** What the participant does itself, or the REST API with its call. */
  leave(participant: Participant, reason: LeaveReason, isCallOver: boolean): void {
    const { endsOnExit } = participant;
    if (!this.#remove(participant, reason, isCallOver)) return;
    if (endsOnExit) this.#end(participant, 'participant-with-end-conference-on-exit-left');
    else if (this.#participants.length === 0) this.#end(participant, 'last-participant-left');
  }

  /** The REST API takes the participant out; its call goes on. */
  kick(participant: Participant): void {
    const { endsOnExit } = participant;
    if (!this.#remove(participant, 'participant_updated_via_api')) return;
    if (endsOnExit) this.#end(participant, 'participant-with-end-conference-on-exit-kicked');
    else if (this.#participants.length === 0) this.#end(participant, 'last-participant-kicked');
  }

  /** The REST API ends it for everybody. */
  endByApi(): void {
    const [first] = this.#participants;
    if (!first) return;
    for (const participant of this.#participants) {
      this.#remove(participant, 'conference_ended_via_api');
    }
    this.#end(first, 'conference-ended-via-api');
  }

  /** Puts a participant on hold with a document to hear (null: silence), or takes it off. */
  hold(participant: Participant, isHeld: boolean, document: RoomDocument | null): void {
    participant.holdDocument = document;
    if (participant.isHeld !== isHeld) {
      participant.isHeld = isHeld;
      this.#note(participant, isHeld ? 'held' : 'resumed');
      this.#tell(isHeld ? 'participant-hold' : 'participant-unhold', participant);
    }
    this.#touch(participant);
    participant.wake();
  }

  mute(participant: Participant, isMuted: boolean): void {
    if (participant.isMuted === isMuted) return;
    participant.isMuted = isMuted;
    this.#touch(participant);
    this.#note(participant, isMuted ? 'muted' : 'unmuted');
    this.#tell(isMuted ? 'participant-mute' : 'participant-unmute', participant);
  }

  /** Changes whom the participant coaches ('' nobody), or whether its going ends the conference. */
  modify(participant: Participant, change: { coach?: string; endsOnExit?: boolean }): void {
    participant.coach = change.coach ?? participant.coach;
    participant.endsOnExit = change.endsOnExit ?? participant.endsOnExit;
    this.#touch(participant);
    this.#tell('participant-modify', participant);
  }

  announcementIsOver(participant: Participant, document: RoomDocument, failed: boolean): void {
    const event = failed ? 'announcement-fail' : 'announcement-end';
    const more = { CallSid: participant.call.facts.callSid, AnnounceUrl: document.url };
    this.#events.tell(event, participant.call, more);
  }

  /** Nobody who was called to it has come. */
  closeIfEmpty(): void {
    if (this.#participants.length === 0) this.status = 'completed';
  }

  #startIfReady(last: Participant): void {
    if (this.status !== 'init' || this.#participants.length < 2) return;
    if (!this.#participants.some(({ startsOnEnter }) => startsOnEnter)) return;
    this.status = 'in-progress';
    this.#events.tell('conference-start', last.call, {});
    for (const participant of this.#participants) participant.wake();
  }

  /** False when it had left already. */
  #remove(participant: Participant, reason: LeaveReason, isCallOver = false): boolean {
    if (participant.leftBecause !== null) return false;
    participant.leftBecause = reason;
    this.#participants = this.#participants.filter((other) => other !== participant);
    this.#touch(participant);
    // Who hangs up knows it.
    if (!isCallOver) this.#note(participant, 'left');
    const left = {
      ParticipantCallStatus: isCallOver ? 'completed' : participant.call.status,
      ReasonParticipantLeft: reason,
    };
    this.#events.tell('participant-leave', participant.call, {
      ...participantFields(participant),
      ...left,
    });
    participant.wake();
    return true;
  }

  #end(by: Participant, reason: EndedBecause): void {
    for (const other of this.#participants) this.#remove(other, 'moderator_ended_conference');
    const { callSid } = by.call.facts;
    this.status = 'completed';
    this.endedBy = { callSid, reason };
    this.#events.tell('conference-end', by.call, {
      CallSidEndingConference: callSid,
      ...(by.label !== '' && { ParticipantLabelEndingConference: by.label }),
      ReasonConferenceEnded: reason,
    });
  }

  #touch({ call }: Participant): void {
    this.updatedAt = call.options.clock.now();
  }

  #note({ call }: Participant, conference: ConferenceHappening): void {
    call.note({ conference, room: this.room });
  }

  #tell(event: Parameters<ConferenceEvents['tell']>[0], participant: Participant): void {
    this.#events.tell(event, participant.call, participantFields(participant));
  }
}
