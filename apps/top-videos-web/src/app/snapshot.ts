import type { Archive, ChannelMoment, ChannelSums, Month, SameMonth, Sums } from "../core/archive.ts";
import type { Period } from "../core/ask.ts";
import type { ListModel } from "../core/page.ts";
import { neighbours, periodKey, previous } from "../core/period.ts";
import { type Grid, makeGrid } from "../views/grid.ts";

/** More than the months and years of any channel. */
const MOST_PERIODS = 1000;

/** What a list shows beside its videos: what only the period decides. */
export type Surroundings = Pick<ListModel, "summary" | "before" | "earlier" | "later" | "sameMonth">;

/** What does not change from request to request while nobody writes, read when it is first needed. */
export class ChannelData {
  readonly channel: ChannelSums;
  /** Newest first. */
  readonly months: readonly Month[];
  /** The newest month that has videos; all time where none has. */
  readonly latest: Period;
  readonly #archive: Archive;
  readonly #surroundings = new Map<string, Surroundings>();
  readonly #sameMonths = new Map<number, readonly SameMonth[]>();
  #grid: Grid | undefined;
  #history: readonly ChannelMoment[] | undefined;

  constructor(archive: Archive, channel: ChannelSums) {
    this.#archive = archive;
    this.channel = channel;
    this.months = archive.months(channel.id);
    const newest = this.months[0];
    this.latest = newest === undefined ? { type: "all" } : { type: "month", year: newest.year, month: newest.month };
  }

  get grid(): Grid {
    this.#grid ??= makeGrid(`/c/${encodeURIComponent(this.channel.id)}`, this.months);
    return this.#grid;
  }

  get history(): readonly ChannelMoment[] {
    this.#history ??= this.#archive.channelHistory(this.channel.id);
    return this.#history;
  }

  /** Whether a period lies between the first month that has videos and the last one, or that of the newest data. */
  covers(period: Period): boolean {
    if (period.type === "all") return true;
    const newest = this.months[0];
    const oldest = this.months.at(-1);
    if (newest === undefined || oldest === undefined) return false;
    const key = periodKey(period);
    // Keys of one kind compare as text, also with the beginning of a time.
    if (key < periodKey(sameLength(period, oldest))) return false;
    return key <= periodKey(sameLength(period, newest)) || key <= (this.channel.freshness.retrievedAt ?? "");
  }

  /** What a list of a period shows beside its videos. */
  around(period: Period): Surroundings {
    return remember(this.#surroundings, periodKey(period), () => ({
      summary: this.#archive.summary(this.channel.id, period),
      before: this.#sums(previous(period)),
      ...neighbours(this.months, period),
      sameMonth: this.#sameMonth(period),
    }));
  }

  #sameMonth(period: Period): readonly SameMonth[] {
    if (period.type !== "month") return [];
    return remember(this.#sameMonths, period.month, () => this.#archive.sameMonth(this.channel.id, period.month));
  }

  #sums(period: Period | null): Sums | null {
    if (period === null || period.type === "all") return null;
    const sums = { videos: 0, views: 0, likes: 0, comments: 0, durationS: 0 };
    for (const month of this.months) {
      if (month.year !== period.year || (period.type === "month" && month.month !== period.month)) continue;
      sums.videos += month.videos;
      sums.views += month.views;
      sums.likes += month.likes;
      sums.comments += month.comments;
      sums.durationS += month.durationS;
    }
    return sums.videos === 0 ? null : sums;
  }
}

/** The period of the same length as the given one in which a month lies. */
function sameLength({ type }: Exclude<Period, { type: "all" }>, { year, month }: Month): Period {
  return type === "year" ? { type, year } : { type, year, month };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = make();
  if (known.size >= MOST_PERIODS) known.clear();
  known.set(key, value);
  return value;
}

/** The archive as it is in one version. */
export class Snapshot {
  readonly version: number;
  /** The largest first. */
  readonly channels: readonly ChannelSums[];
  readonly #archive: Archive;
  readonly #data = new Map<string, ChannelData>();

  constructor(archive: Archive, version: number) {
    this.#archive = archive;
    this.version = version;
    this.channels = archive.channels();
  }

  /** @param ref an id or a handle with its at sign; undefined where there is no such channel */
  channel(ref: string): ChannelData | undefined {
    const known = this.#data.get(ref);
    if (known !== undefined) return known;
    const channel = this.#archive.channel(ref);
    if (channel === undefined) return undefined;
    const data = this.#data.get(channel.id) ?? new ChannelData(this.#archive, channel);
    this.#data.set(channel.id, data);
    return data;
  }
}

/** Runs work on one moment of the archive, so that all that an answer says belongs together. */
export type AtOnce = <T>(work: (now: Snapshot) => T) => T;

/** The snapshot that work is given is made anew once somebody has written. */
export function snapshots(archive: Archive): AtOnce {
  let snapshot: Snapshot | undefined;
  return (work) =>
    archive.at(() => {
      const version = archive.version();
      if (snapshot?.version !== version) snapshot = new Snapshot(archive, version);
      return work(snapshot);
    });
}
