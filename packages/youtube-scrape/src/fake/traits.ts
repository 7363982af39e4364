import type { Channel, Kind } from "./channel.ts";
import { below, fraction, mix, pick } from "./mix.ts";
import { type Format, type Subject, subjectOf, titleOf } from "./titles.ts";

/** What distinguishes one video, as far as several parts of its resource need it. */
export interface Video {
  readonly id: string;
  readonly index: number;
  readonly dice: number;
  readonly kind: Kind;
  readonly subject: Subject;
  readonly title: string;
  /** Milliseconds in UTC. */
  readonly publishedAt: number;
  /** Seconds; 0 while a stream is to come or on. */
  readonly seconds: number;
  readonly scheduled: "none" | "upcoming" | "live";
  /** Empty where the video tells none. */
  readonly language: string;
  readonly madeForKids: boolean;
}

/** The last is for videos that tell none. */
const LANGUAGES = ["en", "en", "en", "en", "en-US", "en-US", "en-GB", "de", "ja", "fr", "es", ""];

/** Shortest and longest of each format in seconds; most are nearer to the shortest. */
const LENGTHS: Readonly<Record<Format, readonly [shortest: number, longest: number]>> = {
  track: [95, 420],
  play: [840, 3300],
  loop: [3601, 3650],
  cover: [120, 380],
  speedrun: [3660, 14_300],
  radio: [2300, 5900],
  ranking: [480, 1900],
  trailer: [35, 150],
  short: [9, 59],
  live: [3000, 17_500],
};
/** Shorts may last up to three minutes since then. */
const LONGER_SHORTS_SINCE = Date.UTC(2024, 9, 15);

export function describeVideo(channel: Channel, index: number): Video {
  const kind = channel.kind(index);
  const dice = channel.dice(index);
  const slot = channel.slot(index);
  const subject = subjectOf(channel.seed, slot, kind);
  const publishedAt = channel.publishedAt(index);
  const scheduled = channel.scheduled(index);
  const seconds = scheduled === "none" ? lengthOf(subject.format, dice, publishedAt) : 0;
  const changes = channel.evolution.retitled.get(index) ?? 0;
  return {
    id: channel.id(index),
    index,
    dice,
    kind,
    subject,
    title: titleOf(subject, dice, { seconds, changes }),
    publishedAt,
    seconds,
    scheduled,
    language: pick(LANGUAGES, mix(dice, 40)),
    madeForKids: oneIn(dice, 41, 120),
  };
}

/** Whether a video is among the few; `what` tells one property from the others. */
export function oneIn(dice: number, what: number, count: number): boolean {
  return below(mix(dice, what), count) === 0;
}

function lengthOf(format: Format, dice: number, publishedAt: number): number {
  const [shortest, longest] = LENGTHS[format];
  const part = fraction(mix(dice, 42));
  // A few streams go on overnight and longer.
  if (format === "live" && oneIn(dice, 43, 40)) return 86_400 + below(mix(dice, 44), 100_000);
  // Loops last a round number of hours and a little.
  if (format === "loop") return pick([0, 0, 2, 9], mix(dice, 46)) * 3600 + shortest + below(mix(dice, 44), 50);
  const limit = format === "short" && publishedAt >= LONGER_SHORTS_SINCE && oneIn(dice, 45, 3) ? 179 : longest;
  return Math.floor(shortest + (limit - shortest) * part * part);
}
