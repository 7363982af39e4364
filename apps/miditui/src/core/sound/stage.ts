import { type NoteBlock, type NoteList, readNote, visitNotes } from "../notes/note-list.ts";
import { NO_ORDER } from "../project/event.ts";
import type { Project } from "../project/project.ts";
import { Agenda } from "./agenda.ts";
import type { Due } from "./due.ts";
import { atRest, inForce } from "./in-force.ts";
import { Keys } from "./keys.ts";
import { BEFORE_ALL, isAfter, type Moment } from "./moment.ts";
import type { Part, SungNote } from "./part.ts";
import { pedalled } from "./pedalled.ts";
import { Score } from "./score.ts";
import type { Slot } from "./slot.ts";
import type { Synth } from "./synth.ts";
import type { SysexMessage } from "./sysex.ts";

/** The parts of a song on a synth, and all that is said to it: what is said when is for the player to tell. */
export class Stage {
  readonly #synth: Synth;
  readonly #score: Score;
  readonly #agenda: Agenda;
  readonly #keys: Keys = new Keys();
  /** Notes to be ended a frame after they began, since no note is shorter. */
  #short: SungNote[] = [];
  #shortFrame = 0;

  constructor(synth: Synth) {
    this.#synth = synth;
    this.#score = new Score(synth);
    this.#agenda = new Agenda(this.#score);
  }

  /** Where something is said next; Infinity where nothing is. */
  get tick(): number {
    return this.#agenda.tick;
  }

  /** Whether notes wait to be ended in the next frame. */
  get hasShort(): boolean {
    return this.#short.length > 0;
  }

  /** All channels as they are to be at a tick, before what is said there. */
  begin(tick: number): void {
    // Those that are free as well: only when all are reset, a synth takes back what messages did to the whole of it.
    for (const slot of this.#score.slots) slot.reset();
    this.#sendSysex(tick);
    this.#bringAll(tick);
    this.#agenda.seek(tick);
  }

  /** From the end of a loop to its start. */
  jump(from: number, to: number): void {
    this.letGo();
    const isSaid = this.#score.chunks.some(({ messages }) =>
      messages.some((message) => message.tick >= to && message.tick < from),
    );
    if (isSaid) {
      this.begin(to);
    } else {
      this.#bringAll(to);
      this.#agenda.seek(to);
    }
  }

  /** Strikes what was struck before a tick and is held there, by its key or by the pedal. */
  strikeHeld(tick: number, frame: number, { heardFrom, pedalSince }: Reach): void {
    const reach = { since: pedalSince, reset: this.#resetBefore(tick).tick };
    for (const part of this.#score.parts) {
      const { slot } = part;
      if (slot === undefined) continue;
      for (const [pitch, velocity] of pedalled(part, this.#score.groupOf(part), tick, reach)) {
        slot.strike(pitch, velocity);
        slot.end(pitch);
      }
      visitNotes(part.track.notes, tick, tick, (block, index) => {
        if (endOf({ block, index }) >= heardFrom) this.#strike(part, { block, index }, frame);
      });
    }
  }

  /** Says all of its tick, at a frame. */
  perform(frame: number): void {
    for (const due of this.#agenda.take()) this.#say(due, frame);
  }

  /** Ends the notes that were to end in an earlier frame, in which they began. */
  endShort(frame: number): void {
    if (this.#shortFrame >= frame) return;
    for (const { part, pitch } of this.#short) part.slot?.end(pitch);
    this.#short = [];
  }

  /** The song leaves: its notes and pedals, but not the keys that someone presses. */
  letGo(): void {
    for (const { slot, sung } of this.#score.parts) {
      sung.clear();
      slot?.letGo();
      if (slot !== undefined) slot.rested = false;
    }
    this.#short = [];
  }

  /** The song rests at another tick: channels are as they are to be there once a key is pressed. */
  restElsewhere(): void {
    for (const { slot } of this.#score.parts) if (slot !== undefined) slot.rested = false;
  }

  /** @param rest tick that the song rests at, or is about to begin at; undefined while it plays */
  press(track: number, pitch: number, velocity: number, rest: number | undefined): void {
    const part = this.#score.parts[track];
    if (part?.slot === undefined) return;
    if (rest !== undefined && !part.slot.rested) this.#rest(part, part.slot, rest);
    this.#keys.press(track, part, pitch);
    part.slot.press(pitch, velocity);
  }

  release(track: number, pitch: number): void {
    this.#keys.release(track, this.#score.parts[track], pitch)?.slot?.release(pitch);
  }

  /** Channels that are at rest, since a key was pressed before the song began, as they are to be at the tick it begins at. */
  wake(tick: number): void {
    const since = this.#resetBefore(tick);
    for (const part of this.#score.parts) {
      if (!part.slot?.rested) continue;
      this.#bring(part, part.slot, tick, since);
      part.slot.rested = false;
    }
  }

  /** Another song, while it rests at a tick. */
  updateAtRest(project: Project, tick: number): void {
    const { slots } = this.#score.update(project);
    for (const part of this.#score.parts) {
      if (part.slot?.rested && slots.has(part.slot)) this.#rest(part, part.slot, tick);
    }
  }

  /** Another song, while it plays; what is said before a tick is said. */
  update(project: Project, next: number): void {
    const { parts, slots, chunks } = this.#score.update(project);
    for (const part of parts) {
      this.#reconcile(part, next);
      part.seek(next);
    }
    if (chunks) for (const chunk of this.#score.chunks) chunk.seek(next);
    this.#agenda.refill();
    if (slots.size === 0) return;
    const since = this.#resetBefore(next);
    for (const part of this.#score.parts) {
      if (part.slot === undefined || !slots.has(part.slot)) continue;
      if (part.slot.rested) this.#rest(part, part.slot, next);
      else this.#bring(part, part.slot, next, since);
    }
  }

  /** Ends notes that are gone from where they are heard, and takes up the new ends of the rest. */
  #reconcile(part: Part, next: number): void {
    for (const sung of part.sung.values()) {
      const place = placeOf(part.track.notes, sung.id);
      if (place !== undefined && isHeardStill(place, sung, next)) {
        sung.end = endOf(place);
        sung.order = place.block.orders?.off[place.index] ?? NO_ORDER;
      } else {
        part.sung.delete(sung.id);
        part.slot?.end(sung.pitch);
      }
    }
  }

  #say(due: Due, frame: number): void {
    switch (due.type) {
      case "end":
        this.#end(due.note, frame);
        break;
      case "start":
        this.#strike(due.part, due, frame);
        break;
      case "say":
        for (const slot of this.#score.slotsOf(due.part)) slot.say(due.event);
        break;
      case "sysex":
        this.#send(due.part.port, due.message);
        break;
    }
  }

  #strike(part: Part, place: NotePlace, frame: number): void {
    const { id, pitch, velocity } = readNote(place.block, place.index);
    part.slot?.strike(pitch, velocity);
    const order = place.block.orders?.off[place.index] ?? NO_ORDER;
    this.#agenda.sing({ id, part, pitch, began: frame, end: endOf(place), order });
  }

  #end(note: SungNote, frame: number): void {
    note.part.sung.delete(note.id);
    if (note.began < frame) {
      note.part.slot?.end(note.pitch);
    } else {
      this.#short.push(note);
      this.#shortFrame = frame;
    }
  }

  #send(port: number, { bytes, resets }: SysexMessage): void {
    this.#synth.sysex(bytes, this.#score.channelsOf(port));
    if (resets) for (const { slot } of this.#score.parts) slot?.forget();
  }

  /** Sends again what was sent before a tick, from the last reset on. */
  #sendSysex(before: number): void {
    const since = this.#resetBefore(before);
    const sent = this.#score.chunks.flatMap(({ messages, port, place }) =>
      messages
        .filter((message) => message.tick < before && (message === since.message || isAfter(since, place, message)))
        .map((message) => ({ port, message })),
    );
    // Stable, so that chunks, and the messages of each, stay in order.
    sent.sort((a, b) => a.message.tick - b.message.tick);
    for (const { port, message } of sent) this.#send(port, message);
  }

  /** The last reset before a tick: what was said before it no longer counts. */
  #resetBefore(before: number): Reset {
    let last: Reset = { ...BEFORE_ALL, message: undefined };
    for (const { messages, place } of this.#score.chunks) {
      const message = messages.findLast((each) => each.resets && each.tick < before);
      if (message !== undefined && isAfter(last, place, message)) {
        last = { tick: message.tick, chunk: place, order: message.order, message };
      }
    }
    return last;
  }

  #bringAll(tick: number): void {
    const since = this.#resetBefore(tick);
    for (const part of this.#score.parts) if (part.slot !== undefined) this.#bring(part, part.slot, tick, since);
  }

  #bring(part: Part, slot: Slot, tick: number, since: Moment): void {
    slot.bring(inForce(this.#score.groupOf(part), tick, since));
  }

  #rest(part: Part, slot: Slot, tick: number): void {
    slot.bring(atRest(this.#score.groupOf(part), tick + 1, this.#resetBefore(tick + 1)));
    slot.rested = true;
  }
}

/** A message that set all channels back. */
interface Reset extends Moment {
  /** Undefined where nothing was reset. */
  readonly message: SysexMessage | undefined;
}

/** Which notes from before are struck again. */
interface Reach {
  /** Those that end earlier are over within the frame. */
  readonly heardFrom: number;
  /** Those that began earlier are no longer heard by the pedal. */
  readonly pedalSince: number;
}

/** Where a note stands in its list. */
interface NotePlace {
  readonly block: NoteBlock;
  readonly index: number;
}

function placeOf(list: NoteList, id: number): NotePlace | undefined {
  for (const block of list.blocks) {
    if (id < block.minId || id > block.maxId) continue;
    const index = block.ids.indexOf(id);
    if (index >= 0) return { block, index };
  }
  return undefined;
}

function endOf({ block, index }: NotePlace): number {
  return (block.starts[index] ?? 0) + block.tickShift + (block.durations[index] ?? 0);
}

function isHeardStill(place: NotePlace, { pitch }: SungNote, next: number): boolean {
  const note = readNote(place.block, place.index);
  return note.pitch === pitch && note.start < next && endOf(place) >= next;
}
