import { styleText } from "node:util";
import { visible } from "@side-projects/command";
import type { Archive } from "../core/archive.ts";
import { grouped } from "../core/format.ts";
import type { Database } from "./database.ts";

/** How many of something, in full: 1 video, 20,000 videos. */
function number(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** What there is to see: whose videos, how many, over which months. */
export function holdings(archive: Archive): string {
  const channels = archive.channels();
  const [only] = channels;
  if (only === undefined) return "no channel yet; collect one: youtube-scrape scrape @handle";
  const videos = number(
    channels.reduce((sum, channel) => sum + channel.videos, 0),
    "video",
  );
  if (channels.length > 1) return `${number(channels.length, "channel")}, ${videos}, months in ${archive.zone}`;
  const months = number(archive.months(only.id).length, "month");
  const handle = only.handle === null ? "" : ` ${only.handle}`;
  return visible(`${only.title}${handle}: ${videos} in ${months}, ${archive.zone}`);
}

/** Bold on a terminal that may be coloured. */
export function bold(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

/** Where it comes from, as the last line before serving tells. */
export function sourceOf({ path, temporary }: Database): string {
  return temporary ? "a made-up channel, which goes away again" : visible(path);
}
