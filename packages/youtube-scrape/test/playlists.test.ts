import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ScrapeError } from "../src/core/error.ts";
import { channelOfPlaylist, isChannelId, playlistOf } from "../src/core/playlists.ts";

const TAIL = "9ecwl3FTG66jIKA9JRDtmg";
const tail = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);

describe("playlists", () => {
  test("each listing has the prefix of the collected list: long is UULF and live UULV, not the other way round", () => {
    expect(playlistOf(`UC${TAIL}`, "all")).toBe(`UU${TAIL}`);
    expect(playlistOf(`UC${TAIL}`, "long")).toBe(`UULF${TAIL}`);
    expect(playlistOf(`UC${TAIL}`, "short")).toBe(`UUSH${TAIL}`);
    expect(playlistOf(`UC${TAIL}`, "live")).toBe(`UULV${TAIL}`);
  });

  test("the channel of any of its playlists is the channel, even where its id begins like a prefix", () => {
    const prefixes = ["UU", "UULF", "UUSH", "UULV", "UULP", "UUPS", "UUPV", "UUMO", "UUMF", "UUMV", "UUMS"];
    fc.assert(
      fc.property(tail, fc.constantFrom(...prefixes), (end, prefix) => {
        expect(channelOfPlaylist(`${prefix}${end}`)).toBe(`UC${end}`);
        expect(channelOfPlaylist(`UULF${end.slice(2)}`)).toBe(`UCLF${end.slice(2)}`);
        expect(isChannelId(`UC${end}`)).toBe(true);
      }),
    );
  });

  test("other playlists have no channel and other ids no playlists", () => {
    for (const id of ["", "PLabc", `UC${TAIL}`, `UUXX${TAIL}`, `UU${TAIL}a`, `UU${TAIL}\n`, `UU${TAIL.slice(1)}`])
      expect(channelOfPlaylist(id)).toBeNull();
    for (const id of ["", "UC", TAIL, `UC${TAIL} `, `UU${TAIL}`, `UC${TAIL.slice(1)}`, `UC${TAIL.slice(1)}.`])
      expect(() => playlistOf(id, "all")).toThrow(ScrapeError);
  });
});
