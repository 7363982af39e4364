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
}

/** Pictures that were made lately, up to a number of bytes. One that is in the making is not begun again. */
export class PictureCache {
  readonly #limits: PictureLimits;
  /** In the order of their last use. */
  readonly #kept = new Map<string, Picture>();
  readonly #pending = new Map<string, Promise<Picture | undefined>>();
  #bytes = 0;

  constructor(limits: PictureLimits) {
    this.#limits = limits;
  }

  /**
   * @param make undefined where there is no such picture, which is not remembered
   * @throws ViewerError E_RATE where too many are in the making
   */
  get(key: string, make: () => Promise<Picture | undefined>): Promise<Picture | undefined> | Picture {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    return this.#pending.get(key) ?? this.#begin(key, make);
  }

  #begin(key: string, make: () => Promise<Picture | undefined>): Promise<Picture | undefined> {
    if (this.#pending.size >= this.#limits.pending) {
      throw new ViewerError("E_RATE", "too many pictures are being made", "try again in a moment");
    }
    const made = make()
      .then((picture) => {
        if (picture !== undefined) this.#keep(key, picture);
        return picture;
      })
      .finally(() => this.#pending.delete(key));
    this.#pending.set(key, made);
    return made;
  }

  #keep(key: string, picture: Picture): void {
    this.#kept.set(key, picture);
    this.#bytes += picture.bytes.length;
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#limits.bytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytes.length;
    }
  }
}
