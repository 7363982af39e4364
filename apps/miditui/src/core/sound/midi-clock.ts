/** A message to another instrument, and when it is due. */
export interface TimedMessage {
  /** Milliseconds, of the clock that the song's times are told in. */
  readonly at: number;
  readonly bytes: readonly number[];
}

/** A piece of the song that is heard from one time to another. */
export interface Heard {
  /** Ticks, broken. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds. */
  readonly fromAt: number;
  readonly toAt: number;
}

const PULSE = 0xf8;
const CONTINUE = 0xfb;
const STOP = 0xfc;
const START = 0xfa;
const POSITION = 0xf2;

const PULSES_A_QUARTER = 24;
/** A song position is told in sixteenths. */
const PULSES_A_SIXTEENTH = 6;
const LAST_POSITION = 0x3fff;

/** Pieces that are further apart than that many ticks do not follow each other. */
const GAP = 0.5;

/**
 * MIDI clock, by which other instruments follow the song: 24 pulses a quarter note, start, stop, and where to go on. A song
 * that begins between two sixteenths is followed from the next one on, since nothing finer can be told.
 */
export class MidiClock {
  /** Tick that the next piece is to begin at; undefined while the song rests. */
  #next: number | undefined;
  /** The next pulse, counted from the start of the song. */
  #pulse = 0;

  /**
   * The messages of a piece that is heard next.
   *
   * @param quarter ticks of a quarter note
   */
  advance(quarter: number, { from, to, fromAt, toAt }: Heard): TimedMessage[] {
    const messages: TimedMessage[] = [];
    const follows = this.#next !== undefined && Math.abs(from - this.#next) < GAP;
    this.#next = to;
    if (!follows) messages.push(...this.#begin(from / (quarter / PULSES_A_QUARTER), fromAt));
    const pulseTicks = quarter / PULSES_A_QUARTER;
    for (; this.#pulse * pulseTicks < to; this.#pulse++) {
      const share = to > from ? (this.#pulse * pulseTicks - from) / (to - from) : 0;
      messages.push({ at: fromAt + Math.max(0, share) * (toAt - fromAt), bytes: [PULSE] });
    }
    return messages;
  }

  /** @param at when the song rests, milliseconds */
  stop(at: number): TimedMessage[] {
    if (this.#next === undefined) return [];
    this.#next = undefined;
    return [{ at, bytes: [STOP] }];
  }

  #begin(pulse: number, at: number): TimedMessage[] {
    const sixteenth = Math.max(0, Math.ceil(pulse / PULSES_A_SIXTEENTH));
    this.#pulse = sixteenth * PULSES_A_SIXTEENTH;
    if (sixteenth === 0) return [{ at, bytes: [START] }];
    const told = Math.min(sixteenth, LAST_POSITION);
    return [
      { at, bytes: [STOP] },
      { at, bytes: [POSITION, told & 127, told >> 7] },
      { at, bytes: [CONTINUE] },
    ];
  }
}
