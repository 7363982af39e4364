import { visible } from "../../core/error.ts";
import { type ChannelStatus, type Status, status } from "../../store/status.ts";
import type { Context } from "../context.ts";
import { duration, grouped } from "../progress.ts";
import { reading } from "../stores.ts";
import { missingText } from "../summary.ts";

/** `youtube-scrape status`: what a database holds and what is left of the day's allowances. */
export function statusCommand(context: Context): Promise<number> {
  const { terminal, clock, json } = context;
  return reading(context, (store) => {
    const now = clock.now();
    const found = status(store, { now });
    terminal.line(json ? JSON.stringify(snake(found)) : text(found, now));
    return Promise.resolve(0);
  });
}

function text(found: Status, now: number): string {
  const { path, bytes, channels, unfinishedRuns, allowances, resetMs } = found;
  const reset = new Date(resetMs).toISOString().slice(0, 16).replace("T", " ");
  const rest = allowances.map(({ bucket, left, limit, stopped }) => {
    const closed = stopped ? ", closed by the API" : "";
    return `${bucket.padEnd(10)}${grouped(left)} of ${grouped(limit)} left today${closed}`;
  });
  const unfinished = `${unfinishedRuns.join(", ")}; to go on: youtube-scrape resume --db ${path}`;
  const lines = [
    `${path}  ${grouped(bytes)} bytes`,
    ...channels.flatMap(channelLines),
    "",
    ...(unfinishedRuns.length === 0 ? [] : [`unfinished runs: ${unfinished}`, ""]),
    "units, as far as this database knows",
    ...rest,
    `renewed at ${reset} UTC, in ${duration((resetMs - now) / 1000)}`,
  ];
  return lines.map((line) => visible(line)).join("\n");
}

function channelLines(channel: ChannelStatus): string[] {
  const { channelId, title, videos, unavailable, firstPublishedAt, lastPublishedAt, retrievedAt, coverage } = channel;
  const gone = unavailable === 0 ? "" : `, ${grouped(unavailable)} of them gone`;
  const missing = coverage === null ? "not known yet" : (missingText(coverage) ?? "everything that the channel claims");
  const day = (time: string | null): string => time?.slice(0, 10) ?? "?";
  return [
    "",
    `${title ?? "?"}  ${channelId}`,
    `videos    ${grouped(videos)}${gone}, ${day(firstPublishedAt)} to ${day(lastPublishedAt)}`,
    `coverage  ${missing}`,
    `asked     ${retrievedAt?.slice(0, 16).replace("T", " ") ?? "never"} UTC`,
  ];
}

/** Objects of the library as JSON of the command: names in snake case, all the way down. */
function snake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snake);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    snake(inner),
  ]);
  return Object.fromEntries(entries);
}
