import type { Resource } from "../../../packages/youtube-scrape/test/second-api/answers.ts";
import { isObject } from "../../../packages/youtube-scrape/test/second-api/fields.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { resultOf } from "./youtube-command.ts";
import { numberOf, rowsOf } from "./youtube-database.ts";
import { withSecondApi } from "./youtube-session.ts";
import { CHANNEL, idOf, videoOf, worldOf } from "./youtube-worlds.ts";

const SIZES = ["default", "medium", "high", "standard", "maxres", "fhd", "qhd", "uhd"];
const RATINGS = ["acbRating", "bbfcRating", "fskRating", "mpaaRating", "tvpgRating", "kmrbRating", "cnaRating"];

/** A video with every leaf of the public schema; each text is its own, so that it can be found again. */
function everyLeaf(): Resource {
  const url = (name: string): string => `http://127.0.0.1/${name}.png`;
  const sizes = SIZES.map((size, i) => [size, { url: url(size), width: 120 + i, height: 90 + i }]);
  const ratings = RATINGS.map((system) => [system, `${system}Value`]);
  return {
    ...videoOf(0),
    snippet: {
      publishedAt: "2024-02-29T23:59:58Z",
      channelId: CHANNEL,
      title: "leaf title",
      description: "leaf description",
      thumbnails: Object.fromEntries(sizes),
      channelTitle: "leaf channel title",
      tags: ["leaf tag one", "leaf tag two"],
      categoryId: "27",
      liveBroadcastContent: "none",
      defaultLanguage: "de",
      localized: { title: "leaf localized title", description: "leaf localized description" },
      defaultAudioLanguage: "fr-CA",
    },
    contentDetails: {
      duration: "PT1H2M3S",
      dimension: "3d",
      definition: "sd",
      caption: "true",
      licensedContent: true,
      regionRestriction: { allowed: ["AT", "CH"], blocked: ["DE", "US"] },
      contentRating: {
        ...Object.fromEntries(ratings),
        ytRating: "ytAgeRestricted",
        fpbRatingReasons: ["fpbBlasphemy"],
      },
      projection: "360",
      hasCustomThumbnail: true,
    },
    status: {
      uploadStatus: "processed",
      failureReason: "codec",
      rejectionReason: "claim",
      privacyStatus: "public",
      publishAt: "2024-01-01T00:00:01Z",
      license: "creativeCommon",
      embeddable: true,
      publicStatsViewable: true,
      madeForKids: true,
      selfDeclaredMadeForKids: true,
      containsSyntheticMedia: true,
    },
    statistics: { viewCount: "101", likeCount: "202", dislikeCount: "303", favoriteCount: "404", commentCount: "505" },
    topicDetails: {
      topicIds: ["/m/leaf1"],
      relevantTopicIds: ["/m/leaf2"],
      topicCategories: ["https://en.wikipedia.org/wiki/Leaf"],
    },
    liveStreamingDetails: {
      scheduledStartTime: "2024-02-01T00:00:01Z",
      scheduledEndTime: "2024-02-02T00:00:02Z",
      actualStartTime: "2024-02-03T00:00:03Z",
      actualEndTime: "2024-02-04T00:00:04Z",
      concurrentViewers: "606",
      activeLiveChatId: "leaf chat",
    },
    recordingDetails: {
      recordingDate: "2024-01-31T00:00:00Z",
      locationDescription: "leaf location",
      location: { latitude: 47.25, longitude: 11.5, altitude: 577.5 },
    },
    paidProductPlacementDetails: { hasPaidProductPlacement: true },
    localizations: { es: { title: "leaf spanish title", description: "leaf spanish description" } },
    player: { embedHtml: "<iframe src='leaf'></iframe>", embedHeight: "360", embedWidth: "640" },
  };
}

interface Leaf {
  path: string;
  value: string;
}

/** The leaves of a value, each by its dotted path; lists count as their items. */
function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, path));
  if (isObject(value)) return Object.entries(value).flatMap(([name, below]) => leavesOf(below, [...path, name]));
  return [{ path: path.join("."), value: String(value) }];
}

function unpacked(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  return JSON.parse(value);
}

/** Columns of the flags, which are 1 for true and for "true". */
const FLAGS: Record<string, string> = {
  "contentDetails.caption": "has_captions",
  "contentDetails.licensedContent": "licensed",
  "status.embeddable": "embeddable",
  "status.publicStatsViewable": "public_stats_viewable",
  "status.madeForKids": "made_for_kids",
  "status.containsSyntheticMedia": "synthetic_media",
  "paidProductPlacementDetails.hasPaidProductPlacement": "paid_placement",
};

/** Leaves of a video that its row lost; the channel's title may be in the row of the channel. */
function lost(video: Resource, row: Record<string, unknown>, channel: unknown = ""): string[] {
  const { extras, ...columns } = row;
  const kept = unpacked(extras);
  const held = new Set(
    [channel, ...Object.values(columns)].flatMap((value) => leavesOf(unpacked(value)).map((leaf) => leaf.value)),
  );
  return leavesOf(video).flatMap(({ path, value }) => {
    const column = FLAGS[path];
    const flag = value === "true" ? 1 : 0;
    if (column !== undefined) return row[column] === flag ? [] : [`${path} is ${row[column]} in ${column}`];
    const extra = isObject(kept) && path in kept ? leavesOf(kept[path]).map((leaf) => leaf.value) : [];
    return extra.includes(value) || (held.has(value) && !/^(true|false)$/.test(value)) ? [] : [`${path} = ${value}`];
  });
}

const ODD = {
  "a new leaf": { snippet: { ...objectOf(videoOf(1).snippet), shelfLife: "leaf new" } },
  "a new part of a known object": { status: { ...objectOf(videoOf(1).status), review: { state: "leaf review" } } },
};

function objectOf(part: unknown): Record<string, unknown> {
  return isObject(part) ? part : {};
}

/** Every public leaf is in a column or in `extras` without a warning; one that nobody knows is kept and told. */
export async function leafFindings(): Promise<Finding[]> {
  const full = everyLeaf();
  const row = `SELECT * FROM videos WHERE video_id = ?`;
  const unmapped = `SELECT count(*) FROM warnings WHERE code = 'UNMAPPED'`;
  const known = await withSecondApi(worldOf([full]), async ({ run, db }) => {
    resultOf(await run());
    const [stored = {}] = rowsOf(db, row, full.id);
    return { lost: lost(full, stored), warnings: numberOf(db, unmapped) };
  });
  const untold: string[] = [];
  for (const [what, parts] of Object.entries(ODD)) {
    const odd = videoOf(1, parts);
    await withSecondApi(worldOf([videoOf(0), odd]), async ({ run, db }) => {
      const result = await run();
      resultOf(result);
      const gone = lost(odd, rowsOf(db, row, idOf(1))[0] ?? {}, rowsOf(db, "SELECT title FROM channels")[0]?.title);
      const said = `${result.stdout}${result.stderr}`.includes("UNMAPPED");
      if (numberOf(db, unmapped) === 0 || gone.length > 0 || !said)
        untold.push(`${what}: ${numberOf(db, unmapped)} warnings, ${said ? "told" : "not told"}, lost ${gone.join()}`);
    });
  }
  return [
    allOf("public leaves kept", leavesOf(full).length, known.lost),
    { met: known.warnings === 0, text: `${known.warnings} UNMAPPED warnings` },
    allOf("unknown leaves kept and told", Object.keys(ODD).length, untold),
  ];
}
