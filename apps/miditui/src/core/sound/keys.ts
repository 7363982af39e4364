import type { Part } from "./part.ts";

interface Key {
  /** Place that its track had when it was pressed. */
  readonly place: number;
  readonly part: Part;
  readonly pitch: number;
}

/** The keys that someone holds, so that each is let go where it was pressed, though tracks before its own come and go. */
export class Keys {
  #down: readonly Key[] = [];

  press(place: number, part: Part, pitch: number): void {
    this.#down = [...this.#down, { place, part, pitch }];
  }

  /**
   * Some call the track by the place that it has now, some by the one that it had: as many keys end as are let go.
   *
   * @param now part at that place
   * @returns part that the key was pressed for; undefined where nobody holds such a key
   */
  release(place: number, now: Part | undefined, pitch: number): Part | undefined {
    const same = this.#down.filter((key) => key.pitch === pitch);
    const key =
      same.findLast(({ part }) => part === now) ?? same.findLast((other) => other.place === place) ?? same.at(-1);
    this.#down = this.#down.filter((other) => other !== key);
    return key?.part;
  }
}
