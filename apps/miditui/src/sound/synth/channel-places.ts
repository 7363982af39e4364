/** The synth takes every sixteenth channel, from this one on, for drums, and only those. */
const DRUMS = 9;
const PORT = 16;

/**
 * Which channels of the synth stand for those of the song: melodies and drums have places of their own there, because a
 * reset that a song asks for gives every channel back the kind that its place has.
 */
export class ChannelPlaces {
  readonly #places: number[] = [];
  readonly #free = { melody: new Set<number>(), drums: new Set<number>() };
  #melodies = 0;
  #kits = 0;

  /** Places of the channels, by their number in the song. */
  get places(): readonly number[] {
    return this.#places;
  }

  /**
   * As many channels as there are entries.
   *
   * @param drums tells of each whether it plays drums
   * @returns places that are taken anew, and those that are left by the channel that had them
   */
  set(drums: readonly boolean[]): { readonly taken: readonly number[]; readonly left: readonly number[] } {
    const taken: number[] = [];
    const left: number[] = [];
    for (let channel = drums.length; channel < this.#places.length; channel++) this.#leave(channel, left);
    this.#places.length = Math.min(this.#places.length, drums.length);
    for (const [channel, drum] of drums.entries()) {
      const place = this.#places[channel];
      if (place !== undefined && isDrums(place) === drum) continue;
      if (place !== undefined) this.#leave(channel, left);
      const other = this.#take(drum);
      this.#places[channel] = other;
      taken.push(other);
    }
    return { taken, left };
  }

  #leave(channel: number, left: number[]): void {
    const place = this.#places[channel];
    if (place === undefined) return;
    left.push(place);
    (isDrums(place) ? this.#free.drums : this.#free.melody).add(place);
  }

  #take(drum: boolean): number {
    const free = drum ? this.#free.drums : this.#free.melody;
    for (const place of free) {
      free.delete(place);
      return place;
    }
    if (drum) return PORT * this.#kits++ + DRUMS;
    const melody = this.#melodies++;
    const place = melody % (PORT - 1);
    return PORT * Math.floor(melody / (PORT - 1)) + (place < DRUMS ? place : place + 1);
  }
}

function isDrums(place: number): boolean {
  return place % PORT === DRUMS;
}
