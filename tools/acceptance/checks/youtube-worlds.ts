import type { Resource, World } from "../../../packages/youtube-scrape/test/second-api/answers.ts";

/** The documented example channel. */
export const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";
export const UPLOADS = "UU9ecwl3FTG66jIKA9JRDtmg";

/** The id of the nth video of a made-up channel. */
export function idOf(n: number): string {
  return `v${n.toString(36).padStart(10, "0")}`;
}

/** A channel that claims so many videos. */
function channelOf(claimed: number): Resource {
  return {
    id: CHANNEL,
    snippet: {
      title: "A second channel",
      description: "",
      customUrl: "@second",
      publishedAt: "2011-09-23T04:52:01.295891Z",
      thumbnails: { default: { url: "http://127.0.0.1/c.png", width: 88, height: 88 } },
      localized: { title: "A second channel", description: "" },
    },
    contentDetails: { relatedPlaylists: { likes: "", uploads: UPLOADS } },
    statistics: {
      viewCount: "1000",
      subscriberCount: "10",
      hiddenSubscriberCount: false,
      videoCount: String(claimed),
    },
  };
}

/** An ordinary video; the nth is n hours older than the first. A later part replaces the usual one. */
export function videoOf(n: number, parts: Record<string, unknown> = {}): Resource {
  const publishedAt = `${new Date(Date.UTC(2026, 9, 1) - n * 3_600_000).toISOString().slice(0, 19)}Z`;
  return {
    id: idOf(n),
    snippet: {
      publishedAt,
      channelId: CHANNEL,
      title: `Video ${n}`,
      description: `About ${n}`,
      thumbnails: {},
      channelTitle: "A second channel",
      categoryId: "10",
      liveBroadcastContent: "none",
      localized: { title: `Video ${n}`, description: `About ${n}` },
    },
    contentDetails: {
      duration: "PT3M5S",
      dimension: "2d",
      definition: "hd",
      caption: "false",
      licensedContent: false,
      contentRating: {},
      projection: "rectangular",
    },
    status: { uploadStatus: "processed", privacyStatus: "public", license: "youtube", embeddable: true },
    statistics: { viewCount: String(1000 + n), likeCount: String(10 + n), favoriteCount: "0", commentCount: String(n) },
    ...parts,
  };
}

/** A world of these videos, listed in their order, 50 on a page. */
export function worldOf(videos: readonly Resource[], claimed: number = videos.length): World {
  const ids = videos.map(({ id }) => id);
  const pages = Array.from({ length: Math.max(1, Math.ceil(ids.length / 50)) }, (_, i) =>
    ids.slice(50 * i, 50 * i + 50),
  );
  return {
    channels: [channelOf(claimed)],
    videos: new Map(videos.map((video) => [video.id, video])),
    pages: (playlistId) => (playlistId === UPLOADS ? pages : null),
  };
}

/** A world of so many ordinary videos. */
export function plainWorld(count: number, claimed: number = count): World {
  return worldOf(
    Array.from({ length: count }, (_, n) => videoOf(n)),
    claimed,
  );
}
