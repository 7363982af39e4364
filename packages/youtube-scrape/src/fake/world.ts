import { Channel } from "./channel.ts";
import type { FaultPlan } from "./fault-plan.ts";
import type { FaultName } from "./faults.ts";
import type { Listing } from "./listings.ts";
import { mix } from "./mix.ts";
import { dayOf, type Settings } from "./settings.ts";
import type { Surroundings } from "./video-resource.ts";

/** What all methods of the API work with. */
export interface World {
  readonly settings: Settings;
  readonly plan: FaultPlan;
  readonly channel: Channel;
  readonly around: Surroundings;
  /** ETag of the answer that is being made. */
  readonly etag: string;
  /** Bits that ETags of items follow from. */
  readonly salt: number;
  /** Counts a fault that struck. */
  struck(name: FaultName): void;
  /** A playlist that has been asked for before, or the one that `make` finds. */
  remember(playlistId: string, make: () => Listing | undefined): Listing | undefined;
}

/** The channel on one day, with the lists that have been asked for. */
export interface DayOfChannel {
  readonly channel: Channel;
  readonly listings: Map<string, Listing | undefined>;
  /** Bits that ETags follow from. */
  readonly salt: number;
}

/** Gives the channel as it is on the clock's day, kept until that changes. */
export function channelByDay(settings: Settings): () => DayOfChannel {
  const { seed, videos, end, shorts, lives } = settings;
  let today: DayOfChannel | undefined;
  return () => {
    const day = dayOf(settings);
    if (today === undefined || today.channel.evolution.day !== day) {
      const channel = new Channel({ seed, videos, day, end, shorts, lives });
      today = { channel, listings: new Map(), salt: mix(mix(seed, videos), day) };
    }
    return today;
  };
}
