import { ViewerError } from "../core/error.ts";

/** A picture as it is sent. */
export interface Picture {
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface PictureLimits {
  /** Bytes that are kept. */
  readonly bytes: number;
  /** Pictures that may be in the making at a time. */
  readonly pending: number;
  /** Names of pictures that there are not, which are remembered. */
  readonly missing: number;
  /** Milliseconds after which a picture that there was not may be there. */
  readonly missingMs: number;
}

/** A picture; null where there is none, undefined where that could not be found out. */
export type Made = Picture | null | undefined;

/** Pictures that were made lately, up to a number of bytes. One that is in the making is not begun again. */
export class PictureCache {
  readonly #limits: PictureLimits;
  readonly #now: () => number;
  /** In the order of their last use. */
  readonly #kept = new Map<string, Picture>();
  /** Until when, in the order of their coming. */
  readonly #missing = new Map<string, number>();
  readonly #pending = new Map<string, Promise<Made>>();
  #bytes = 0;

  /** @param now milliseconds of any steady clock */
  constructor(limits: PictureLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * @param make what it could not find out is asked for again
   * @throws ViewerError E_RATE where too many are in the making
   */
  get(key: string, make: () => Promise<Made>): Promise<Made> | Made {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const until = this.#missing.get(key);
    if (until !== undefined && this.#now() < until) return null;
    return this.#pending.get(key) ?? this.#begin(key, make);
  }

  #begin(key: string, make: () => Promise<Made>): Promise<Made> {
    if (this.#pending.size >= this.#limits.pending) {
      throw new ViewerError("E_RATE", "too many pictures are being made", "try again in a moment");
    }
    const made = make()
      .then((picture) => {
        if (picture === null) this.#miss(key);
        else if (picture !== undefined) this.#keep(key, picture);
        return picture;
      })
      .finally(() => this.#pending.delete(key));
    this.#pending.set(key, made);
    return made;
  }

  #keep(key: string, picture: Picture): void {
    this.#missing.delete(key);
    this.#kept.set(key, picture);
    this.#bytes += picture.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#limits.bytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }

  #miss(key: string): void {
    this.#missing.delete(key);
    this.#missing.set(key, this.#now() + this.#limits.missingMs);
    for (const oldest of this.#missing.keys()) {
      if (this.#missing.size <= this.#limits.missing) return;
      this.#missing.delete(oldest);
    }
  }
}
