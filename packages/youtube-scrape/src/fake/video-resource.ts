import type { Channel } from "./channel.ts";
import { CHANNEL_TITLE } from "./channel-resource.ts";
import { countsOf } from "./counts.ts";
import { descriptionOf, tagsOf } from "./description.ts";
import { isoTime, type Json, type JsonObject } from "./json.ts";
import { liveDetails } from "./live-details.ts";
import { below, mix, pick } from "./mix.ts";
import { THUMBNAIL_SIZES } from "./thumbnail-sizes.ts";
import { oneIn, type Video } from "./traits.ts";

/** What resources need to know beside the video. */
export interface Surroundings {
  readonly channel: Channel;
  readonly channelId: string;
  /** Origin of thumbnail addresses, such as `http://127.0.0.1:8080`. */
  readonly thumbnailOrigin: string;
}

export const VIDEO_PARTS = [
  "id",
  "snippet",
  "contentDetails",
  "status",
  "statistics",
  "topicDetails",
  "liveStreamingDetails",
  "recordingDetails",
  "paidProductPlacementDetails",
  "localizations",
  "player",
] as const;

/** Parts that only the owner of a video gets. */
export const OWNER_PARTS: readonly string[] = ["fileDetails", "processingDetails", "suggestions"];

type VideoPart = Exclude<(typeof VIDEO_PARTS)[number], "id">;

type Builder = (video: Video, around: Surroundings) => Json;

/** A part of a video; undefined where the video has none. */
export function videoPart(part: string, video: Video, around: Surroundings): Json {
  return isPart(part) ? BUILDERS[part](video, around) : undefined;
}

const BUILDERS: Readonly<Record<VideoPart, Builder>> = {
  snippet,
  contentDetails,
  status,
  statistics,
  topicDetails,
  liveStreamingDetails: (video, { channel }) => liveDetails(video, channel),
  recordingDetails,
  paidProductPlacementDetails: ({ dice }) => ({ hasPaidProductPlacement: oneIn(dice, 80, 45) }),
  localizations,
  player: ({ id }) => ({
    embedHtml: `<iframe width="480" height="270" src="//www.example.com/embed/${id}" allowfullscreen></iframe>`,
  }),
};

function isPart(part: string): part is VideoPart {
  return Object.hasOwn(BUILDERS, part);
}

function snippet(video: Video, { channelId, thumbnailOrigin }: Surroundings): JsonObject {
  const { dice, title, language, kind, subject, scheduled } = video;
  const description = descriptionOf(video);
  return {
    publishedAt: isoTime(video.publishedAt),
    channelId,
    title,
    description,
    thumbnails: thumbnailsOf(video, thumbnailOrigin),
    channelTitle: CHANNEL_TITLE,
    tags: oneIn(dice, 81, 40) ? undefined : tagsOf(video),
    categoryId: kind === "short" || subject.format === "play" || oneIn(dice, 82, 4) ? "20" : "10",
    liveBroadcastContent: scheduled,
    defaultLanguage: language === "" ? undefined : language,
    localized: { title, description },
    defaultAudioLanguage: language === "" || oneIn(dice, 83, 3) ? undefined : language,
  };
}

function contentDetails({ dice, seconds, kind, scheduled, publishedAt }: Video): JsonObject {
  // An ended stream now and then keeps the length of 0 that it began with.
  const unknown = scheduled !== "none" || (kind === "live" && oneIn(dice, 84, 250));
  return {
    duration: oneIn(dice, 85, 2500) ? undefined : unknown ? "P0D" : durationText(seconds),
    dimension: oneIn(dice, 86, 900) ? "3d" : "2d",
    definition: isSharp(dice, publishedAt) ? "hd" : "sd",
    caption: oneIn(dice, 87, 4) ? "true" : "false",
    licensedContent: !oneIn(dice, 88, 6),
    contentRating: oneIn(dice, 89, 150) ? { ytRating: "ytAgeRestricted" } : {},
    projection: oneIn(dice, 90, 400) ? "360" : "rectangular",
    regionRestriction: regionsOf(dice),
  };
}

function regionsOf(dice: number): JsonObject | undefined {
  if (oneIn(dice, 91, 90)) return { blocked: pick([["DE"], ["DE", "AT", "CH"], ["JP"], ["RU", "BY"]], mix(dice, 92)) };
  return oneIn(dice, 93, 400) ? { allowed: ["US", "CA", "GB"] } : undefined;
}

function status({ dice, madeForKids, scheduled }: Video): JsonObject {
  return {
    uploadStatus: scheduled === "none" ? "processed" : "uploaded",
    privacyStatus: "public",
    license: oneIn(dice, 94, 30) ? "creativeCommon" : "youtube",
    embeddable: !oneIn(dice, 95, 80),
    publicStatsViewable: !oneIn(dice, 96, 50),
    madeForKids,
    containsSyntheticMedia: oneIn(dice, 97, 35) ? true : oneIn(dice, 98, 2) ? false : undefined,
  };
}

function statistics(video: Video, { channel }: Surroundings): JsonObject | undefined {
  const counts = countsOf(channel, video);
  if (counts === undefined) return undefined;
  const { views, likes, comments } = counts;
  return {
    viewCount: String(views),
    likeCount: likes === undefined ? undefined : String(likes),
    favoriteCount: "0",
    commentCount: comments === undefined ? undefined : String(comments),
  };
}

function topicDetails({ dice, subject }: Video): JsonObject | undefined {
  if (oneIn(dice, 99, 25)) return undefined;
  const topics = [
    "Video_game_culture",
    "Music",
    "Video_game_music",
    "Action-adventure_game",
    "Role-playing_video_game",
  ];
  const first = subject.format === "play" ? 0 : 1;
  const names = topics.slice(first, first + 1 + below(mix(dice, 100), 3));
  return { topicCategories: names.map((name) => `https://en.wikipedia.org/wiki/${name}`) };
}

function recordingDetails({ dice, publishedAt }: Video): JsonObject {
  if (!oneIn(dice, 101, 60)) return {};
  const recorded = isoTime(publishedAt - below(mix(dice, 102), 90) * 86_400_000);
  const location = {
    latitude: below(mix(dice, 103), 1200) / 10 - 60,
    longitude: below(mix(dice, 104), 3600) / 10 - 180,
  };
  return oneIn(dice, 105, 4) ? { recordingDate: recorded, location } : { recordingDate: recorded };
}

function localizations({ dice, title, language, subject }: Video): JsonObject | undefined {
  if (language === "" || !oneIn(dice, 106, 30)) return undefined;
  const description = `Teil ${subject.number}: ${subject.game}`;
  return {
    [language]: { title, description },
    "pt-BR": { title: `${subject.game} nº ${subject.number}`, description },
  };
}

export function thumbnailsOf({ id, dice, publishedAt }: Video, origin: string): JsonObject {
  const sharp = isSharp(dice, publishedAt);
  const huge = sharp && publishedAt >= HUGE_SINCE && oneIn(dice, 107, 12);
  const sizes = THUMBNAIL_SIZES.slice(0, huge ? 8 : sharp ? 5 : 3);
  return Object.fromEntries(
    sizes.map(({ name, file, width, height }) => [name, { url: `${origin}/vi/${id}/${file}.png`, width, height }]),
  );
}

/** Thumbnails of up to 3840 x 2160 exist since then. */
const HUGE_SINCE = Date.UTC(2026, 8, 11);

/** Old videos are often in standard definition. */
function isSharp(dice: number, publishedAt: number): boolean {
  return !oneIn(dice, 108, publishedAt < Date.UTC(2016, 5, 1) ? 3 : 150);
}

function durationText(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  const time = `${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}${rest > 0 ? `${rest}S` : ""}`;
  const date = days > 0 ? `P${days}D` : "P";
  return time === "" ? (days > 0 ? date : "P0D") : `${date}T${time}`;
}
