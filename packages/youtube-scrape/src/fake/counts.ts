import type { Channel } from "./channel.ts";
import { fraction, mix } from "./mix.ts";
import type { Format } from "./titles.ts";
import { oneIn, type Video } from "./traits.ts";

const DAY_MS = 86_400_000;

/** Public counts of a video; what its owner hides is absent. */
export interface Counts {
  readonly views: number;
  readonly likes: number | undefined;
  readonly comments: number | undefined;
}

/** Views of the middle video of a format after a long time. */
const MIDDLE: Readonly<Record<Format, number>> = {
  track: 9000,
  play: 4200,
  loop: 21_000,
  cover: 12_000,
  speedrun: 6500,
  radio: 3000,
  ranking: 16_000,
  trailer: 5000,
  short: 30_000,
  live: 2600,
};

/** Counts as they are at the end of the channel's day; undefined for the few videos whose statistics are missing. */
export function countsOf(channel: Channel, video: Video): Counts | undefined {
  const { dice, subject, publishedAt, scheduled, madeForKids } = video;
  if (oneIn(dice, 50, 600)) return undefined;
  const days = Math.max(0, (channel.today - publishedAt) / DAY_MS);
  // Odds of 1 to u to the power of 5/8: half get less than the middle, one in a thousand 75 times as much and more.
  const u = Math.max(fraction(mix(dice, 51)), 1e-6);
  const odds = Math.sqrt(1 / u - 1);
  const fame = odds * Math.sqrt(Math.sqrt(odds));
  const reach = 0.25 + 1.5 * ((publishedAt - channel.times.start) / (channel.end - channel.times.start));
  const game = 0.4 + 1.6 * fraction(mix(channel.seed ^ 0x706f70, subject.era));
  const views = scheduled === "upcoming" ? 0 : Math.floor(MIDDLE[subject.format] * fame * reach * game * grown(days));
  const likeRate = 0.02 + 0.04 * fraction(mix(dice, 52));
  const commentRate = 0.0004 + 0.004 * fraction(mix(dice, 53)) * (subject.format === "short" ? 0.3 : 1);
  return {
    views,
    likes: oneIn(dice, 54, 110) ? undefined : Math.floor(views * likeRate),
    comments: madeForKids || oneIn(dice, 55, 130) ? undefined : Math.floor(views * commentRate),
  };
}

/** Part of the lasting audience that has come after some days: half of it in the first three weeks, then ever slower. */
function grown(days: number): number {
  return (days + 0.4) / (days + 21) + days * 0.00006;
}

/** Views of all videos together, near enough for the channel's own count, which lags behind anyway. */
export function channelViews(channel: Channel): number {
  return Math.floor(channel.size * (35_000 + 6.5 * channel.evolution.day));
}
