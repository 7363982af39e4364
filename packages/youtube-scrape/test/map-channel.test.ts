import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MappedChannel, mapChannel } from "../src/core/map-channel.ts";

const ID = "UCfake0000000000000000AA";

function map(resource: unknown): Extract<MappedChannel, { ok: true }> {
  const mapped = mapChannel(resource);
  return mapped.ok ? mapped : expect.fail(mapped.reason);
}

const FULL = {
  kind: "youtube#channel",
  etag: "e",
  id: ID,
  snippet: {
    title: "Fake",
    description: "About",
    customUrl: "@fake",
    publishedAt: "2011-09-23T04:52:01.295891Z",
    thumbnails: { default: { width: 88, url: "u", height: 88 } },
    defaultLanguage: "en",
    localized: { title: "Fake", description: "About" },
    country: "US",
  },
  contentDetails: { relatedPlaylists: { likes: "", uploads: "UUfake0000000000000000AA" } },
  statistics: {
    viewCount: "338600000",
    subscriberCount: "612000",
    hiddenSubscriberCount: false,
    videoCount: "25312",
    commentCount: "0",
  },
  topicDetails: { topicIds: ["/m/04rlf"], topicCategories: ["https://en.wikipedia.org/wiki/Music"] },
  status: { privacyStatus: "public", isLinked: true, longUploadsStatus: "longUploadsUnspecified", madeForKids: false },
  brandingSettings: {
    channel: {
      title: "Fake",
      description: "About",
      keywords: 'one "two three"',
      country: "US",
      unsubscribedTrailer: "x",
    },
    image: { bannerExternalUrl: "https://i.example/banner" },
  },
  localizations: { de: { title: "Falsch", description: "Ueber" } },
};

describe("mapChannel", () => {
  test("a whole channel has the row worked out by hand and nothing new", () => {
    expect(map(FULL)).toEqual({
      ok: true,
      unmapped: [],
      invalid: [],
      row: {
        channel_id: ID,
        title: "Fake",
        description: "About",
        handle: "@fake",
        country: "US",
        published_at: "2011-09-23T04:52:01Z",
        uploads_playlist: "UUfake0000000000000000AA",
        view_count: 338_600_000,
        subscriber_count: 612_000,
        video_count: 25_312,
        thumbnails: '{"default":{"height":88,"url":"u","width":88}}',
        topic_categories: '["https://en.wikipedia.org/wiki/Music"]',
        keywords: 'one "two three"',
        made_for_kids: 0,
        extras: JSON.stringify({
          "brandingSettings.channel.country": "US",
          "brandingSettings.channel.description": "About",
          "brandingSettings.channel.title": "Fake",
          "brandingSettings.channel.unsubscribedTrailer": "x",
          "brandingSettings.image": { bannerExternalUrl: "https://i.example/banner" },
          "contentDetails.relatedPlaylists.likes": "",
          localizations: { de: { description: "Ueber", title: "Falsch" } },
          "snippet.defaultLanguage": "en",
          "statistics.commentCount": "0",
          "statistics.hiddenSubscriberCount": false,
          "status.isLinked": true,
          "status.longUploadsStatus": "longUploadsUnspecified",
          "status.privacyStatus": "public",
          "topicDetails.topicIds": ["/m/04rlf"],
        }),
      },
    });
  });

  test("hidden subscribers are null, whatever number stands there", () => {
    const statistics = { subscriberCount: "0", hiddenSubscriberCount: true };
    expect(map({ id: ID, statistics }).row.subscriber_count).toBeNull();
    expect(map({ id: ID, statistics: { subscriberCount: "0" } }).row.subscriber_count).toBe(0);
  });

  test("a custom address that is no handle is kept apart from handles", () => {
    const { row, invalid } = map({ id: ID, snippet: { customUrl: "fakechannel" } });
    expect([row.handle, row.extras, invalid]).toEqual([null, '{"snippet.customUrl":"fakechannel"}', []]);
  });

  test("what was left out is null and what is new is reported", () => {
    const { row, unmapped } = map({ id: ID, statistics: { hours: 3 } });
    expect(Object.values(row).filter((cell) => cell !== null)).toEqual([ID, '{"statistics.hours":3}']);
    expect(unmapped).toEqual(["statistics.hours"]);
  });

  test("what is no channel is refused with a reason", () => {
    for (const resource of [null, 4, "x", []])
      expect(mapChannel(resource)).toEqual({ ok: false, reason: "not an object" });
    for (const id of [undefined, "", `${ID}A`, "UU", 4])
      expect(mapChannel({ id })).toEqual({ ok: false, reason: "no channel id" });
  });

  test("any JSON beside the id becomes a row, and never an exception", () => {
    const names = ["snippet", "statistics", "contentDetails", "brandingSettings", "status", "__proto__"];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 3 })), (parts) => {
        expect(map({ ...parts, id: ID }).row.channel_id).toBe(ID);
      }),
    );
  });
});
