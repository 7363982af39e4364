import { visible } from "../../core/error.ts";
import { type ChannelStatus, type Status, status, type UnfinishedRun } from "../../store/status.ts";
import type { Context } from "../context.ts";
import { followUp } from "../hint.ts";
import { duration, grouped } from "../progress.ts";
import { reading } from "../stores.ts";
import { missingText } from "../summary.ts";

/** `youtube-scrape status`: what a database holds and what is left of the day's allowances. */
export function statusCommand(context: Context): Promise<number> {
  const { terminal, clock, json, quiet } = context;
  return reading(context, (store) => {
    const now = clock.now();
    const found = status(store, { now });
    if (json) terminal.line(JSON.stringify(snake(found)));
    else terminal.line(quiet ? brief(found) : text(found, now));
    return Promise.resolve(0);
  });
}

function text(found: Status, now: number): string {
  const { path, bytes, channels, unfinished, allowances, resetMs } = found;
  const reset = new Date(resetMs).toISOString().slice(0, 16).replace("T", " ");
  const rest = allowances.map(({ bucket, left, limit, stopped }) => {
    const closed = stopped ? ", closed by the API" : "";
    return `${bucket.padEnd(10)}${grouped(left)} of ${grouped(limit)} left today${closed}`;
  });
  const lines = [
    `${path}  ${grouped(bytes)} bytes`,
    ...(channels.length === 0 ? ["", "no channel yet"] : channels.flatMap(channelLines)),
    "",
    ...unfinished.flatMap(runLines),
    ...(unfinished.length === 0 ? [] : [`to go on: ${followUp("resume", path)}`, ""]),
    "units, as far as this database knows",
    ...rest,
    `renewed at ${reset} UTC, in ${duration((resetMs - now) / 1000)}`,
  ];
  return lines.map((line) => visible(line)).join("\n");
}

function channelLines(channel: ChannelStatus): string[] {
  const { channelId, title, videos, unavailable, firstPublishedAt, lastPublishedAt, retrievedAt, coverage } = channel;
  const gone = unavailable === 0 ? "" : `, ${grouped(unavailable)} of them gone`;
  const span =
    firstPublishedAt && lastPublishedAt ? `, ${firstPublishedAt.slice(0, 10)} to ${lastPublishedAt.slice(0, 10)}` : "";
  const missing = coverage === null ? "not known yet" : (missingText(coverage) ?? "everything that the channel claims");
  return [
    "",
    `${title ?? "?"}  ${channelId}`,
    `videos    ${videos === 0 ? "none stored yet" : `${grouped(videos)}${gone}${span}`}`,
    `coverage  ${missing}`,
    `asked     ${retrievedAt === null ? "never" : `${minute(retrievedAt)} UTC`}`,
  ];
}

/** A line for each channel and each unfinished run. */
function brief({ channels, unfinished }: Status): string {
  const lines = [
    ...channels.map(({ channelId, videos, coverage }) => {
      const missing = coverage === null ? "coverage not known yet" : (missingText(coverage) ?? "complete");
      return `${channelId}  ${grouped(videos)} videos, ${missing}`;
    }),
    ...unfinished.map((run) => runLines(run)[0] ?? ""),
  ];
  return lines.map((line) => visible(line)).join("\n");
}

/** Why a run is unfinished, by the code of the error that ended it. */
const REASONS: Readonly<Record<string, string>> = {
  E_ABORTED: "it was interrupted",
  E_UNITS: "--max-units was reached",
  E_QUOTA_DAY: "the day's general units are used up",
  E_QUOTA_SEARCH: "the day's searches are used up",
  E_QUOTA_STATS: "the day's units for counts are used up",
  E_RATE: "too many requests a minute",
  E_NETWORK: "the API could not be reached",
  E_SERVER: "the API had trouble",
  E_ANSWER: "an answer could not be read",
  E_KEY: "the key was refused",
  E_KEY_RESTRICTED: "the key is restricted",
  E_API_OFF: "the API is switched off for the key",
  E_DISK: "the disk refused",
  E_BUSY: "the database was in use",
};

function runLines({ runId, command, channelRef, state, reason, ...run }: UnfinishedRun): string[] {
  const { found, settled, startedAt, updatedAt } = run;
  // A run that is at work looks like one that was killed.
  const why = state === "running" ? "at work, or killed" : (REASONS[reason ?? ""] ?? reason ?? "for no known reason");
  const far = found === 0 ? "no video found yet" : `${grouped(settled)} of ${grouped(found)} videos found are stored`;
  return [
    `run ${runId}: ${command} ${channelRef} ${state}, ${why}; ${far}`,
    `started ${minute(startedAt)}, last at work ${minute(updatedAt)} UTC`,
  ];
}

function minute(time: string): string {
  return time.slice(0, 16).replace("T", " ");
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
