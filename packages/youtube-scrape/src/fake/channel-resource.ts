import { channelViews } from "./counts.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Surroundings } from "./video-resource.ts";

export const CHANNEL_TITLE = "Demo Arcade Archive";
export const CHANNEL_HANDLE = "@demo";
export const CHANNEL_USERNAME = "demoarcadearchive";

export const CHANNEL_PARTS = [
  "id",
  "snippet",
  "statistics",
  "contentDetails",
  "status",
  "topicDetails",
  "brandingSettings",
  "brandPartner",
  "localizations",
] as const;

/** Parts of a channel that only its owner gets. */
export const CHANNEL_OWNER_PARTS: readonly string[] = ["auditDetails", "contentOwnerDetails"];

const DESCRIPTION = [
  "Music, walkthroughs and odd corners of games that never were: every title on this channel is invented.",
  "",
  "New uploads most days. Lists, sheet music and corrections: https://example.com/archive",
].join("\n");

const PICTURES = [
  { name: "default", side: 88 },
  { name: "medium", side: 240 },
  { name: "high", side: 800 },
] as const;

/**
 * A part of the channel; undefined where it has none.
 *
 * @param claimed what the channel's statistics say about the number of its videos
 */
export function channelPart(part: string, around: Surroundings, claimed: number): Json {
  const { channel, channelId, thumbnailOrigin } = around;
  switch (part) {
    case "snippet":
      return snippet(channelId, thumbnailOrigin);
    case "statistics":
      return {
        viewCount: String(channelViews(channel)),
        subscriberCount: String(100 * Math.floor(6120 + channel.evolution.day / 4)),
        hiddenSubscriberCount: false,
        videoCount: String(claimed),
      };
    case "contentDetails":
      return { relatedPlaylists: { likes: "", uploads: `UU${channelId.slice(2)}` } };
    case "status":
      return {
        privacyStatus: "public",
        isLinked: true,
        longUploadsStatus: "longUploadsUnspecified",
        madeForKids: false,
      };
    case "topicDetails":
      return {
        topicIds: ["/m/0bzvm2", "/m/04rlf"],
        topicCategories: ["https://en.wikipedia.org/wiki/Video_game_culture", "https://en.wikipedia.org/wiki/Music"],
      };
    case "brandingSettings":
      return {
        channel: {
          title: CHANNEL_TITLE,
          description: DESCRIPTION,
          keywords: '"video game music" arcade "invented games" archive',
          country: "US",
        },
        image: {
          bannerExternalUrl: `${thumbnailOrigin}/vi/${channel.size > 0 ? channel.id(0) : "banner"}/maxresdefault.png`,
        },
      };
    case "localizations":
      return { de: { title: CHANNEL_TITLE, description: "Musik und Rundgänge aus Spielen, die es nie gab." } };
    default:
      return undefined;
  }
}

function snippet(channelId: string, origin: string): JsonObject {
  return {
    title: CHANNEL_TITLE,
    description: DESCRIPTION,
    customUrl: CHANNEL_HANDLE,
    publishedAt: "2014-09-22T04:52:01.295891Z",
    thumbnails: Object.fromEntries(
      PICTURES.map(({ name, side }) => [
        name,
        { url: `${origin}/ch/${channelId}/${side}.png`, width: side, height: side },
      ]),
    ),
    localized: { title: CHANNEL_TITLE, description: DESCRIPTION },
    country: "US",
  };
}
