import { NOTE_FLAGS, type NoteColumns, type NoteList } from "../notes/note-list.ts";
import { notesFrom } from "../notes/notes-from.ts";
import { type ChannelEvent, NO_ORDER } from "../project/event.ts";
import { type EventList, eventsFrom } from "../project/event-list.ts";

const NONE = -1;

/** A message as it stands at one place of a chunk. */
export interface NoteMessage {
  readonly tick: number;
  readonly order: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** Notes and other messages of one channel of a chunk, in the order of the file. An off ends the oldest open note. */
export class TrackGatherer {
  readonly #events: ChannelEvent[] = [];
  /** Oldest and newest open note of each pitch; `#next` leads from one to the other. */
  readonly #oldest: Int32Array = new Int32Array(128).fill(NONE);
  readonly #newest: Int32Array = new Int32Array(128).fill(NONE);
  #count = 0;
  #capacity = 0;
  #next: Int32Array = new Int32Array(0);
  #starts: Uint32Array = new Uint32Array(0);
  #durations: Uint32Array = new Uint32Array(0);
  #ons: Uint32Array = new Uint32Array(0);
  #offs: Uint32Array = new Uint32Array(0);
  #pitches: Uint8Array = new Uint8Array(0);
  #velocities: Uint8Array = new Uint8Array(0);
  #offVelocities: Uint8Array = new Uint8Array(0);
  #flags: Uint8Array = new Uint8Array(0);

  get noteCount(): number {
    return this.#count;
  }

  add(event: ChannelEvent): void {
    this.#events.push(event);
  }

  noteOn(tick: number, order: number, pitch: number, velocity: number): void {
    if (this.#count === this.#capacity) this.#grow();
    const note = this.#count++;
    this.#starts[note] = tick;
    this.#ons[note] = order;
    this.#pitches[note] = pitch;
    this.#velocities[note] = velocity;
    this.#next[note] = NONE;
    const before = this.#newest[pitch] ?? NONE;
    if (before === NONE) this.#oldest[pitch] = note;
    else this.#next[before] = note;
    this.#newest[pitch] = note;
  }

  /** @returns whether there was a note to end */
  noteOff(message: NoteMessage, asOn: boolean): boolean {
    const { tick, order, pitch, velocity } = message;
    const note = this.#oldest[pitch] ?? NONE;
    if (note === NONE) return false;
    const next = this.#next[note] ?? NONE;
    this.#oldest[pitch] = next;
    if (next === NONE) this.#newest[pitch] = NONE;
    this.#durations[note] = tick - (this.#starts[note] ?? 0);
    this.#offs[note] = order;
    this.#offVelocities[note] = velocity;
    this.#flags[note] = asOn ? NOTE_FLAGS.offAsOn : 0;
    return true;
  }

  /** Notes that nothing has ended last to the end of the chunk. */
  close(endTick: number): void {
    for (const oldest of this.#oldest) {
      for (let note = oldest; note !== NONE; note = this.#next[note] ?? NONE) {
        this.#durations[note] = endTick - (this.#starts[note] ?? 0);
        this.#offs[note] = NO_ORDER;
        this.#flags[note] = NOTE_FLAGS.open;
      }
    }
  }

  /** @param firstId id of the first note; the others follow in the order of the file */
  notes(firstId: number): NoteList {
    const ids = new Uint32Array(this.#count);
    for (let note = 0; note < this.#count; note++) ids[note] = firstId + note;
    const columns = {
      count: this.#count,
      ids,
      starts: this.#starts,
      durations: this.#durations,
      pitches: this.#pitches,
      velocities: this.#velocities,
      offVelocities: this.#offVelocities,
      flags: this.#flags,
      orders: { on: this.#ons, off: this.#offs },
    };
    const sorted = chordOrder(columns);
    return notesFrom(sorted === undefined ? columns : permuted(columns, sorted));
  }

  events(): EventList<ChannelEvent> {
    return eventsFrom(this.#events);
  }

  #grow(): void {
    const capacity = Math.max(16, this.#capacity * 2);
    this.#capacity = capacity;
    this.#starts = longer(this.#starts, new Uint32Array(capacity));
    this.#durations = longer(this.#durations, new Uint32Array(capacity));
    this.#ons = longer(this.#ons, new Uint32Array(capacity));
    this.#offs = longer(this.#offs, new Uint32Array(capacity));
    this.#next = longer(this.#next, new Int32Array(capacity));
    this.#pitches = longer(this.#pitches, new Uint8Array(capacity));
    this.#velocities = longer(this.#velocities, new Uint8Array(capacity));
    this.#offVelocities = longer(this.#offVelocities, new Uint8Array(capacity));
    this.#flags = longer(this.#flags, new Uint8Array(capacity));
  }
}

/**
 * The file has starts in order, so that only the notes of a chord are to be sorted, by pitch; that is much less work than a
 * sort of all. Undefined where they are in order.
 */
function chordOrder({ count, starts, pitches }: NoteColumns): Uint32Array | undefined {
  let sorted: Uint32Array | undefined;
  for (let from = 0; from < count; ) {
    const start = starts[from] ?? 0;
    let to = from + 1;
    let rising = true;
    while (to < count && starts[to] === start) {
      if ((pitches[to] ?? 0) < (pitches[to - 1] ?? 0)) rising = false;
      to++;
    }
    if (!rising) {
      sorted ??= new Uint32Array(count).map((_, note) => note);
      sorted.subarray(from, to).sort((a, b) => (pitches[a] ?? 0) - (pitches[b] ?? 0) || a - b);
    }
    from = to;
  }
  return sorted;
}

function permuted(columns: NoteColumns, order: Uint32Array): NoteColumns {
  const words = (column: Uint32Array): Uint32Array => order.map((note) => column[note] ?? 0);
  const bytes = (column: Uint8Array): Uint8Array => Uint8Array.from(order, (note) => column[note] ?? 0);
  return {
    count: columns.count,
    ids: words(columns.ids),
    starts: words(columns.starts),
    durations: words(columns.durations),
    pitches: bytes(columns.pitches),
    velocities: bytes(columns.velocities),
    offVelocities: bytes(columns.offVelocities),
    flags: bytes(columns.flags),
    orders: columns.orders && { on: words(columns.orders.on), off: words(columns.orders.off) },
  };
}

function longer<Column extends Uint32Array | Int32Array | Uint8Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
