import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChannelRef, parseChannelRef } from "../src/core/channel-ref.ts";
import { ScrapeError } from "../src/core/error.ts";

const TAIL = "9ecwl3FTG66jIKA9JRDtmg";
const ID = `UC${TAIL}`;
const byId: ChannelRef = { by: "id", value: ID };

function refused(text: string): ScrapeError {
  try {
    return expect.fail(`${text} was taken as ${JSON.stringify(parseChannelRef(text))}`);
  } catch (error) {
    if (error instanceof ScrapeError) return error;
    throw error;
  }
}

describe("parseChannelRef", () => {
  test("an id, its uploads playlist and every address of its page are the same channel", () => {
    const same = [
      ID,
      ` ${ID}\n`,
      `UU${TAIL}`,
      `UUSH${TAIL}`,
      `https://www.youtube.com/channel/${ID}`,
      `http://youtube.com/channel/${ID}/videos?view=0&sort=p#top`,
      `HTTPS://M.YouTube.com/channel/${ID}/`,
      `youtube.com/channel/${ID}`,
      `music.youtube.com/channel/${ID}?si=abc`,
      `www.youtube.com//channel//${ID}`,
      `https://www.youtube.com/playlist?list=UU${TAIL}`,
      `https://www.youtube.com/playlist?si=x&list=UU${TAIL}#a`,
    ];
    for (const text of same) expect([text, parseChannelRef(text)]).toEqual([text, byId]);
  });

  test("a handle is taken as typed, from an address too, percent escapes decoded", () => {
    const handles: [string, string][] = [
      ["@fake", "@fake"],
      ["@Ab.c_d-e\u00b7f", "@Ab.c_d-e\u00b7f"],
      ["@\u0444\u0438\u043b\u044c\u043c\u044b", "@\u0444\u0438\u043b\u044c\u043c\u044b"],
      ["@\u6620\u753b", "@\u6620\u753b"],
      ["@\u0939\u093f\u0928\u094d\u0926\u0940", "@\u0939\u093f\u0928\u094d\u0926\u0940"],
      [`@${"a".repeat(30)}`, `@${"a".repeat(30)}`],
      ["https://www.youtube.com/@fake/shorts?a=b", "@fake"],
      ["youtube.com/@fake", "@fake"],
      ["m.youtube.com/%40fake", "@fake"],
      ["https://youtube.com/@%E6%98%A0%E7%94%BB", "@\u6620\u753b"],
    ];
    for (const [text, value] of handles) expect([text, parseChannelRef(text)]).toEqual([text, { by: "handle", value }]);
  });

  test("a legacy user's address asks by user name", () => {
    expect(parseChannelRef("https://www.youtube.com/user/GoogleDevelopers/videos")).toEqual({
      by: "username",
      value: "GoogleDevelopers",
    });
  });

  test("what can't be looked up is refused with what to give instead", () => {
    const cases: [string, RegExp, RegExp][] = [
      ["", /no channel given/, /@handle/],
      ["   ", /no channel given/, /@handle/],
      ["fake", /could be a handle/, /write @fake/],
      ["My Channel", /could be/, /its id/],
      [ID.slice(0, 23), /has 23 characters instead of 24/, /copy the id again/],
      [`${ID}x`, /has 25 characters instead of 24/, /copy/],
      [`https://youtube.com/channel/${ID}x`, /has 25 characters/, /copy/],
      ["https://youtube.com/channel/", /no channel id/, /its id/],
      ["https://www.youtube.com/c/Name", /custom address/, /perhaps @Name/],
      ["https://www.youtube.com/Name", /custom address/, /perhaps @Name/],
      ["https://youtu.be/dQw4w9WgXcQ", /a video/, /go to its channel/],
      ["https://www.youtube.com/watch?v=dQw4w9WgXcQ", /a video/, /go to its channel/],
      ["https://www.youtube.com/shorts/dQw4w9WgXcQ", /a video/, /go to its channel/],
      ["https://www.youtube.com/", /names no channel/, /its id/],
      ["https://www.youtube.com/playlist?list=PLabc", /no channel id/, /its id/],
      ["https://www.youtube.com/user/", /names no user/, /its id/],
      ["https://studio.youtube.com/channel/x", /no channel pages/, /its id/],
      ["https://example.com/@fake", /no address/, /its id/],
      ["https://youtube.com.example.com/@fake", /no address/, /its id/],
      ["https://youtube.com@example.com/@fake", /no address/, /its id/],
      ["ftp://youtube.com/@fake", /no address/, /its id/],
      ["@ab", /2 characters after the @/, /3 to 30/],
      [`@${"a".repeat(31)}`, /31 characters/, /3 to 30/],
      ["@", /no handle/, /letters/],
      ["@a b c", /no handle/, /letters/],
      ["@abc\u202e", /no handle/, /letters/],
      ["@abc\ud800", /no handle/, /letters/],
      ["https://youtube.com/@%E6%98", /broken percent escape/, /its id/],
    ];
    for (const [text, message, hint] of cases) {
      const error = refused(text);
      expect([text, error.code]).toEqual([text, "E_CHANNEL"]);
      expect([text, error.message]).toEqual([text, expect.stringMatching(message)]);
      expect([text, error.hint]).toEqual([text, expect.stringMatching(hint)]);
    }
  });

  test("arbitrary text is a well-formed reference or a refusal of one short line", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "binary" }).map((path) => `https://youtube.com/${path}`),
      fc.string({ unit: "grapheme" }).map((name) => `@${name}`),
    );
    fc.assert(
      fc.property(wild, (text) => {
        try {
          const { by, value } = parseChannelRef(text);
          expect(value).toMatch(
            { id: /^UC[\w-]{22}$/, handle: /^@[\p{L}\p{M}\p{N}._\u00b7-]{1,60}$/u, username: /^[\p{L}\p{N}._-]+$/u }[
              by
            ],
          );
        } catch (error) {
          if (!(error instanceof ScrapeError)) throw error;
          expect(error.code).toBe("E_CHANNEL");
          expect(`${error.message}${error.hint}`).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
          expect(error.message.length).toBeLessThan(800);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a text of a million characters is refused at once", () => {
    for (const text of ["@", "a.", "https://youtube.com/", "youtube.com/@", "UC", "/", "?list="])
      expect(refused(text + text.slice(-1).repeat(1_000_000)).message.length).toBeLessThan(800);
  });
});
