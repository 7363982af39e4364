const OFF = 0x80;
const ON = 0x90;
const CONTROL = 0xb0;
const PEDAL = 64;
const ALL_OFF: readonly number[] = [120, 123];

/**
 * The keys of one keyboard. Its pedal makes them longer: a key that is let go while the pedal is down sounds, and is
 * written, until the pedal is up.
 */
export class MidiKeys {
  readonly #onKey: (pitch: number, velocity: number) => void;
  /** Keys by channel and pitch, those that are down and those that the pedal holds. */
  readonly #down: Set<number> = new Set();
  readonly #held: Set<number> = new Set();
  readonly #pedals: Set<number> = new Set();

  /** @param onKey velocity 0 lets go */
  constructor(onKey: (pitch: number, velocity: number) => void) {
    this.#onKey = onKey;
  }

  hear(message: readonly number[]): void {
    const [status = 0, first = 0, second = 0] = message;
    const channel = status & 15;
    const key = (channel << 7) | (first & 127);
    const kind = status & 0xf0;
    if (kind === ON && second > 0) this.#press(key, second);
    else if (kind === ON || kind === OFF) this.#lift(key, channel);
    else if (kind === CONTROL && first === PEDAL) this.#step(channel, second >= 64);
    else if (kind === CONTROL && ALL_OFF.includes(first)) this.letGo();
  }

  /** All keys, since the keyboard is gone. */
  letGo(): void {
    for (const key of [...this.#down, ...this.#held]) this.#onKey(key & 127, 0);
    this.#down.clear();
    this.#held.clear();
    this.#pedals.clear();
  }

  #press(key: number, velocity: number): void {
    if (this.#down.delete(key) || this.#held.delete(key)) this.#onKey(key & 127, 0);
    this.#down.add(key);
    this.#onKey(key & 127, velocity);
  }

  #lift(key: number, channel: number): void {
    if (!this.#down.delete(key)) return;
    if (this.#pedals.has(channel)) this.#held.add(key);
    else this.#onKey(key & 127, 0);
  }

  #step(channel: number, down: boolean): void {
    if (down) {
      this.#pedals.add(channel);
      return;
    }
    this.#pedals.delete(channel);
    for (const key of this.#held) {
      if (key >> 7 !== channel) continue;
      this.#held.delete(key);
      this.#onKey(key & 127, 0);
    }
  }
}
