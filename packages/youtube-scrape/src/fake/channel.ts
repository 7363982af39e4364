import { countBelow, type Evolution, evolve, skipping } from "./evolution.ts";
import { below, fraction, mix } from "./mix.ts";
import { inDay, makeTimes, type Times } from "./times.ts";
import { slotOf, videoId } from "./video-id.ts";

const DAY_MS = 86_400_000;
const SECOND = 1000;
/** Longest time between an upload and its publication. */
const LONGEST_WAIT = 3 * DAY_MS;
/** One place in so many belongs to a video that is private or deleted. */
const GAP_EVERY = 50;
/** Videos of up to a minute in an upright format exist since then. */
const SHORTS_SINCE = Date.UTC(2021, 6, 13);

export type Kind = "long" | "short" | "live";

export interface ChannelOptions {
  readonly seed: number;
  /** Public videos on day 0. */
  readonly videos: number;
  /** Days after the end of the channel. */
  readonly day: number;
  /** Midnight after the channel's last day, milliseconds in UTC. */
  readonly end: number;
  /** Part of all videos, 0 to 1. */
  readonly shorts: number;
  readonly lives: number;
}

/**
 * A channel whose videos are computed from the seed and their number when asked for. A video has an index in the order
 * of uploads, from 0, and a slot, which also counts the private and deleted ones and is what its id stands for.
 */
export class Channel {
  readonly seed: number;
  readonly end: number;
  readonly times: Times;
  readonly evolution: Evolution;
  /** Public videos ever, gone ones included. */
  readonly uploads: number;
  readonly #videos: number;
  readonly #lives: number;
  readonly #shorts: number;
  readonly #firstShort: number;

  constructor({ seed, videos, day, end, shorts, lives }: ChannelOptions) {
    this.seed = seed;
    this.end = end;
    this.times = makeTimes(seed, end);
    this.evolution = evolve(seed, videos, day);
    this.uploads = videos + (this.evolution.added[day] ?? 0);
    this.#videos = videos;
    this.#lives = lives;
    const early = this.times.before(SHORTS_SINCE);
    this.#firstShort = Math.ceil(early * videos);
    this.#shorts = early < 1 ? Math.min(1, shorts / (1 - early)) : shorts;
  }

  /** Public videos today. */
  get size(): number {
    return this.uploads - this.evolution.gone.length;
  }

  /** The moment as this channel's statistics see it: the end of its day. */
  get today(): number {
    return this.end + this.evolution.day * DAY_MS;
  }

  /** Index of the video at a place of the list of uploads, which begins with the newest. */
  indexAt(place: number): number {
    return skipping(this.evolution.gone, this.size - 1 - place);
  }

  isGone(index: number): boolean {
    const { gone } = this.evolution;
    return gone[countBelow(gone, index)] === index;
  }

  slot(index: number): number {
    const block = Math.floor(index / (GAP_EVERY - 1));
    const rest = index % (GAP_EVERY - 1);
    return block * GAP_EVERY + (rest < this.#gap(block) ? rest : rest + 1);
  }

  /** Undefined for the slot of a private or deleted video. */
  indexOfSlot(slot: number): number | undefined {
    const block = Math.floor(slot / GAP_EVERY);
    const rest = slot % GAP_EVERY;
    const gap = this.#gap(block);
    if (rest === gap) return undefined;
    return block * (GAP_EVERY - 1) + (rest < gap ? rest : rest - 1);
  }

  id(index: number): string {
    return videoId(this.seed, this.slot(index));
  }

  /** Index of a public video; undefined for an id of a video that is gone, private, deleted or unknown. */
  find(id: string): number | undefined {
    const slot = slotOf(this.seed, id);
    if (slot === undefined) return undefined;
    const index = this.indexOfSlot(slot);
    return index === undefined || index >= this.uploads || this.isGone(index) ? undefined : index;
  }

  /** Bits from which all that is particular to a video follows. */
  dice(index: number): number {
    return mix(this.seed, this.slot(index));
  }

  uploadedAt(index: number): number {
    if (index < this.#videos) return this.times.at((index + 0.5) / this.#videos);
    const { added } = this.evolution;
    const rank = index - this.#videos;
    const day = countBelow(added, rank + 1);
    const first = added[day - 1] ?? 0;
    const part = (rank - first + 0.5) / ((added[day] ?? first + 1) - first);
    return this.end + (day - 1) * DAY_MS + inDay(part);
  }

  /** Most are published as they are uploaded, some hours later, and a few as late as three days. */
  publishedAt(index: number): number {
    const uploaded = this.uploadedAt(index);
    const dice = mix(this.dice(index), 1);
    const waits = dice % 25;
    if (waits > 4 || index >= this.#videos) return uploaded;
    const longest = waits === 0 ? LONGEST_WAIT : 2 * 3600 * SECOND;
    const later = uploaded + below(mix(dice, 2), longest / SECOND) * SECOND;
    return later < this.end ? later : uploaded;
  }

  kind(index: number): Kind {
    if (this.scheduled(index) !== "none") return "live";
    const dice = this.dice(index);
    if (fraction(mix(dice, 3)) < this.#lives) return "live";
    return index >= this.#firstShort && fraction(mix(dice, 4)) < this.#shorts ? "short" : "long";
  }

  /** On day 0 the newest video is a live stream to come and the third newest one that is on. */
  scheduled(index: number): "none" | "upcoming" | "live" {
    if (this.evolution.day > 0 || this.#videos < 50 || this.#lives === 0) return "none";
    if (index === this.#videos - 1) return "upcoming";
    return index === this.#videos - 3 ? "live" : "none";
  }

  /**
   * Public videos published from one moment to another, both included, newest first.
   *
   * @param most how many to look for
   */
  publishedWithin(from: number, to: number, most: number): number[] {
    const found: { index: number; at: number }[] = [];
    let floor = from;
    for (let index = this.#firstUploadAfter(to) - 1; index >= 0; index--) {
      // Of what was uploaded this much earlier, nothing can come before those already found.
      if (this.uploadedAt(index) + LONGEST_WAIT < floor) break;
      const at = this.publishedAt(index);
      if (at < floor || at > to || this.isGone(index)) continue;
      found.push({ index, at });
      if (found.length < 2 * most) continue;
      found.sort((a, b) => b.at - a.at || b.index - a.index);
      found.length = most;
      floor = found[most - 1]?.at ?? floor;
    }
    found.sort((a, b) => b.at - a.at || b.index - a.index);
    return found.slice(0, most).map((video) => video.index);
  }

  #firstUploadAfter(moment: number): number {
    let low = 0;
    let high = this.uploads;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.uploadedAt(middle) <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #gap(block: number): number {
    return below(mix(this.seed ^ 0x676170, block), GAP_EVERY);
  }
}
