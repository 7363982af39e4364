import type { Archive } from "../core/archive.ts";
import { Calendar } from "./calendar.ts";
import { DatabaseFile } from "./file.ts";
import { Reader } from "./reader.ts";
import { zoneOf } from "./zone.ts";

export interface ArchiveOptions {
  /** Time zone whose months are shown, by its name in the tz database. @default "UTC" */
  zone?: string;
  /** The time in milliseconds since 1970, which tells a run at work from one that was cut off. @default Date.now */
  now?: () => number;
}

/**
 * Opens a scraped database for reading. A scrape may write to it meanwhile: each answer is of one moment. Another file
 * may take its place: from the next second on, answers are of that one.
 *
 * @throws ViewerError E_FILE, E_DATABASE, E_SCHEMA, E_BUSY for what can't be read, also later where another file has taken
 *   its place or none is there any more; E_ZONE for an unknown time zone
 */
export function openArchive(path: string, options: ArchiveOptions = {}): Archive {
  const { now = Date.now } = options;
  const calendar = new Calendar(zoneOf(options.zone ?? "UTC"));
  const file = new DatabaseFile(path, now);
  const readerAt = (version: number, isStart: boolean): Reader => {
    const store = file.open(isStart);
    try {
      return new Reader({ store, calendar, now, version });
    } catch (error) {
      store.close();
      throw error;
    }
  };
  let version = 0;
  let reader: Reader | undefined = readerAt(version, true);
  /** What reads the file that has the path now. */
  const current = (): Reader => {
    if (reader?.isWithin) return reader;
    if (reader !== undefined && !file.isSame()) {
      // Before the next is opened: SQLite keeps the same files beside both.
      version = reader.close();
      reader = undefined;
    }
    reader ??= readerAt(version + 1, false);
    return reader;
  };
  const ask = <Answer>(question: (reader: Reader) => Answer): Answer => {
    const from = current();
    return from.at(() => question(from));
  };
  return {
    zone: calendar.zone.name,
    version: () => current().version(),
    at: (work) => current().at(work),
    channels: () => ask(({ channels }) => channels.all()),
    channel: (ref) => ask(({ channels }) => channels.find(ref)),
    months: (channelId) => ask(({ sums }) => sums.months(channelId)),
    rank: (channelId, wanted) => ask(({ ranker }) => ranker.rank(channelId, wanted)),
    summary: (channelId, period) => ask(({ sums }) => sums.summary(channelId, period)),
    sameMonth: (channelId, month) => ask(({ sums }) => sums.sameMonth(channelId, month)),
    video: (channelId, videoId) => ask(({ stories }) => stories.video(channelId, videoId)),
    thumbnails: (videoId) => ask(({ videos }) => videos.thumbnails(videoId)),
    channelHistory: (channelId) => ask(({ stories }) => stories.channelHistory(channelId)),
    close: () => {
      reader?.close();
    },
  };
}
