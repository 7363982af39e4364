import { ScrapeError } from "./error.ts";
import type { VideoKind } from "./video-row.ts";

/** Which of a channel's playlists: every upload, or those of one kind. */
export type Listing = "all" | VideoKind;

/**
 * What stands in place of the `UC` of the channel's id. Only `UU` is documented by Google; the others are as
 * collected in the list of RobertWesner/YouTube-Play-All.
 */
const PREFIXES: Readonly<Record<Listing, string>> = { all: "UU", long: "UULF", short: "UUSH", live: "UULV" };

const CHANNEL = /^UC([A-Za-z0-9_-]{22})$/;
// Besides ours: popular long, shorts and lives; members' all, long, lives and shorts.
const PLAYLIST = /^UU(?:LF|SH|LV|LP|PS|PV|MO|MF|MV|MS)?([A-Za-z0-9_-]{22})$/;

/** Whether it has the form of a channel's id: `UC` and 22 letters, digits, `-` and `_`. */
export function isChannelId(text: string): boolean {
  return CHANNEL.test(text);
}

/**
 * Id of the playlist that YouTube keeps of a channel's uploads.
 *
 * @throws ScrapeError E_CHANNEL when it is not a channel's id
 */
export function playlistOf(channelId: string, listing: Listing): string {
  const tail = CHANNEL.exec(channelId)?.[1];
  if (tail === undefined)
    throw new ScrapeError("E_CHANNEL", "a channel id is UC and 22 letters, digits, - or _", {
      hint: "look the channel up first",
    });
  return `${PREFIXES[listing]}${tail}`;
}

/** Id of the channel whose uploads, popular or members' videos the playlist lists; null for any other playlist. */
export function channelOfPlaylist(playlistId: string): string | null {
  const tail = PLAYLIST.exec(playlistId)?.[1];
  return tail === undefined ? null : `UC${tail}`;
}
