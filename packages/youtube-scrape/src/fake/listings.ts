import type { Channel, Kind } from "./channel.ts";
import { below, mix } from "./mix.ts";
import { oneIn } from "./traits.ts";

/** The videos of a playlist, newest upload first. */
export interface Listing {
  readonly size: number;
  /** Index of a video, or -1 - slot for one that is private or deleted. */
  at(place: number): number;
}

/** An ordinary playlist of the channel, which shows private and deleted videos as such. */
export const MIXED_PLAYLIST = "PLdemo-mixed-0123456789abcdefghijk";

const KINDS: Readonly<Record<string, Kind>> = { UULF: "long", UUSH: "short", UULV: "live" };
/** Slots that the ordinary playlist covers, the newest. */
const MIXED_SIZE = 300;
/** One short in so many is also among the long videos, as happens on YouTube. */
const LEAK = 100;

/**
 * The videos in a playlist of the channel; undefined where there is no such playlist, or nothing in it.
 *
 * @param channelId id that playlist ids end with, after its first two characters
 * @param cap most videos that a playlist lists
 */
export function listingOf(channel: Channel, channelId: string, playlistId: string, cap: number): Listing | undefined {
  const rest = channelId.slice(2);
  if (playlistId === `UU${rest}`) {
    const size = Math.min(cap, channel.size);
    return size === 0 ? undefined : { size, at: (place) => channel.indexAt(place) };
  }
  if (playlistId === MIXED_PLAYLIST) return mixed(channel);
  const kind = playlistId.endsWith(rest) ? KINDS[playlistId.slice(0, -rest.length)] : undefined;
  if (kind === undefined) return undefined;
  const listing = ofKind(channel, kind, cap);
  return listing.size === 0 ? undefined : listing;
}

function ofKind(channel: Channel, kind: Kind, cap: number): Listing {
  const indices: number[] = [];
  for (let index = channel.uploads - 1; index >= 0 && indices.length < cap; index--) {
    if (isListed(channel, index, kind) && !channel.isGone(index)) indices.push(index);
  }
  return { size: indices.length, at: (place) => indices[place] ?? 0 };
}

function isListed(channel: Channel, index: number, kind: Kind): boolean {
  const actual = channel.kind(index);
  return actual === kind || (kind === "long" && actual === "short" && oneIn(channel.dice(index), 120, LEAK));
}

function mixed(channel: Channel): Listing {
  if (channel.uploads === 0) return { size: 0, at: () => 0 };
  const last = channel.slot(channel.uploads - 1);
  return {
    size: Math.min(MIXED_SIZE, last + 1),
    at: (place) => {
      const slot = last - place;
      const index = channel.indexOfSlot(slot);
      return index === undefined || channel.isGone(index) ? -1 - slot : index;
    },
  };
}

/** Places of a list out of order, in blocks of two full pages; a one-to-one mapping of 0 to below the size. */
export function shuffledPlace(seed: number, place: number, size: number, part: number): number {
  const block = Math.floor(place / BLOCK);
  if (mix(seed, block) / 0x1_0000_0000 >= part) return place;
  const first = block * BLOCK;
  const length = Math.min(BLOCK, size - first);
  const places = Array.from({ length }, (_, i) => first + i);
  for (let i = length - 1; i > 0; i--) {
    const j = below(mix(mix(seed, block), i), i + 1);
    [places[i], places[j]] = [places[j] ?? first, places[i] ?? first];
  }
  return places[place - first] ?? place;
}

const BLOCK = 100;
