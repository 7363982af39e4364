import { openStore, type Store } from "@side-projects/youtube-scrape";
import type { Archive } from "../core/archive.ts";
import { Calendar } from "./calendar.ts";
import { Channels } from "./channels.ts";
import { openFailure } from "./failure.ts";
import { Ranker } from "./ranking.ts";
import { Selections } from "./selection.ts";
import { Stories } from "./stories.ts";
import { PeriodSums } from "./sums.ts";
import { Versions } from "./versions.ts";
import { VideoRows } from "./video-rows.ts";
import { type Zone, zoneOf } from "./zone.ts";

export interface ArchiveOptions {
  /** Time zone whose months are shown, by its name in the tz database. @default "UTC" */
  zone?: string;
  /** The time in milliseconds since 1970, which tells a run at work from one that was cut off. @default Date.now */
  now?: () => number;
}

/**
 * Opens a scraped database for reading. A scrape may write to it meanwhile: each answer is of one moment.
 *
 * @throws ViewerError E_FILE, E_DATABASE, E_SCHEMA, E_BUSY for what can't be read, E_ZONE for an unknown time zone
 */
export function openArchive(path: string, options: ArchiveOptions = {}): Archive {
  const zone = zoneOf(options.zone ?? "UTC");
  const store = openReadOnly(path);
  try {
    return archiveOf(store, zone, options.now ?? Date.now);
  } catch (error) {
    store.close();
    throw error;
  }
}

function openReadOnly(path: string): Store {
  try {
    return openStore(path, { readOnly: true });
  } catch (error) {
    throw openFailure(error);
  }
}

function archiveOf({ db, close }: Store, zone: Zone, now: () => number): Archive {
  const versions = new Versions(db, now);
  const calendar = new Calendar(zone);
  const selections = new Selections(db, calendar);
  const sums = new PeriodSums(db, calendar, selections, versions);
  const videos = new VideoRows(db, calendar);
  const channels = new Channels(db, sums, versions);
  const ranker = new Ranker({ db, calendar, selections, versions, sums, videos });
  const stories = new Stories(db, videos);

  const begin = db.prepare<[]>("BEGIN");
  const end = db.prepare<[]>("COMMIT");
  /** Answers from one moment of the database, and knows of which version it is. */
  const at = <Answer>(ask: () => Answer): Answer => {
    if (db.inTransaction) return ask();
    begin.run();
    try {
      versions.look();
      return ask();
    } finally {
      end.run();
    }
  };
  return {
    zone: zone.name,
    version: () => (db.inTransaction ? versions.current : versions.look()),
    at,
    channels: () => at(() => channels.all()),
    channel: (ref) => at(() => channels.find(ref)),
    months: (channelId) => at(() => sums.months(channelId)),
    rank: (channelId, ask) => at(() => ranker.rank(channelId, ask)),
    summary: (channelId, period) => at(() => sums.summary(channelId, period)),
    sameMonth: (channelId, month) => at(() => sums.sameMonth(channelId, month)),
    video: (channelId, videoId) => at(() => stories.video(channelId, videoId)),
    thumbnails: (videoId) => at(() => videos.thumbnails(videoId)),
    channelHistory: (channelId) => at(() => stories.channelHistory(channelId)),
    close,
  };
}
