/** An option of the command: how it is written, what it takes, what it does. */
export interface Flag {
  /** Long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  /** Another long name, which the help does not tell. */
  readonly alias?: string;
  readonly kind: "switch" | "text" | "list" | "number";
  /** What the value is called in the help. */
  readonly value?: string;
  /** Smallest and largest number. */
  readonly range?: readonly [least: number, most: number];
  /** True where the number may have decimals. */
  readonly fraction?: boolean;
  readonly help: string;
  /** Default as the help shows it. */
  readonly usual?: string;
}

/** Options that every command takes. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: "json", kind: "switch", help: "the result as one line of JSON for each channel" },
  {
    name: "log-level",
    kind: "text",
    value: "LEVEL",
    help: "what is told on the standard error: silent, error, warn, info, debug",
    usual: "info",
  },
  { name: "quiet", short: "q", kind: "switch", help: "no progress, no summary; errors stay" },
  { name: "no-color", kind: "switch", help: "no colour; NO_COLOR and FORCE_COLOR count too" },
  // Node itself takes --env-file from anywhere in a command line, and ends with a message of its own where the file is
  // missing; so that name works, but another one is told.
  {
    name: "env",
    alias: "env-file",
    kind: "text",
    value: "FILE",
    help: "where YOUTUBE_API_KEY is read from",
    usual: ".env",
  },
  { name: "help", short: "h", kind: "switch", help: "what the command does" },
  { name: "version", kind: "switch", help: "version of youtube-scrape" },
];

const MOST_VIDEOS = 1_000_000;

/** Options of single commands, by heading of the help. */
export const FLAG_GROUPS: Readonly<Record<string, readonly Flag[]>> = {
  Database: [
    { name: "db", kind: "text", value: "FILE", help: "the database", usual: "youtube_videos.db" },
    { name: "channel", kind: "text", value: "CHANNEL", help: "id or @handle, where the database has several" },
  ],
  Work: [
    { name: "since", kind: "text", value: "TIME", help: "only videos from then on: YYYY-MM-DD or an ISO time" },
    { name: "parts", kind: "text", value: "LIST", help: "parts of a video to ask for", usual: "every public one" },
    {
      name: "kinds",
      kind: "text",
      value: "LIST",
      help: "ask the API which videos are long, short, live; up to 400 units more for 20,000 videos",
    },
    { name: "beyond-cap", kind: "switch", help: "what lies beyond the 20,000 listed videos, through search" },
    { name: "new-only", kind: "switch", help: "leave videos that are known as they are" },
    { name: "fresh", kind: "switch", help: "start over instead of going on with an unfinished run" },
    { name: "stats-only", kind: "switch", help: "only counts, from their own daily allowance" },
    { name: "run", kind: "number", value: "N", range: [1, 2 ** 31], help: "only this run", usual: "all unfinished" },
    {
      name: "max-units",
      kind: "number",
      value: "N",
      range: [1, 1_000_000],
      help: "stop after so many calls; resume goes on",
      usual: "no limit",
    },
    { name: "concurrency", kind: "number", value: "N", range: [1, 5], help: "requests at once, 1 to 5", usual: "5" },
  ],
  Service: [
    {
      name: "base-url",
      kind: "text",
      value: "URL",
      help: "another server that follows the API; also YOUTUBE_API_BASE",
      usual: "Google's",
    },
    {
      name: "allow-host",
      kind: "list",
      value: "NAME",
      help: "a host beside Google's and this machine that the key may go to, over https; repeatable",
    },
    {
      name: "timeout",
      kind: "number",
      value: "S",
      range: [0.1, 3600],
      fraction: true,
      help: "seconds to wait for an answer",
      usual: "30",
    },
    { name: "demo", kind: "switch", help: "a made-up channel, @demo, served by this very process: no key, no network" },
  ],
  "Made-up channel": [
    {
      name: "videos",
      kind: "number",
      value: "N",
      range: [0, MOST_VIDEOS],
      help: "videos that it has, 0 to 1000000",
      usual: "20000",
    },
    { name: "seed", kind: "number", value: "N", range: [0, 2 ** 32 - 1], help: "another one for each", usual: "1" },
    {
      name: "claimed",
      kind: "number",
      value: "N",
      range: [0, 10 * MOST_VIDEOS],
      help: "videos that it claims to have",
      usual: "as many as it has",
    },
    {
      name: "day",
      kind: "number",
      value: "N",
      range: [0, 36_500],
      help: "days after 2026-11-01, its end: counts have grown, titles changed, videos come and gone. The clock moves along, by the days since the last run, unless YOUTUBE_SCRAPE_NOW is set",
      usual: "0",
    },
    { name: "fault", kind: "list", value: "NAME[:N]", help: "something that goes wrong; repeatable; see below" },
    {
      name: "latency",
      kind: "number",
      value: "MS",
      range: [0, 60_000],
      help: "milliseconds before each answer",
      usual: "0",
    },
    { name: "port", kind: "number", value: "P", range: [0, 65_535], help: "where it listens", usual: "any free one" },
  ],
  Result: [
    { name: "output", short: "o", kind: "text", value: "FILE", help: "where to write; - is the standard output" },
    {
      name: "tz",
      kind: "text",
      value: "ZONE",
      help: "time zone of hours and days, such as Europe/Berlin",
      usual: "UTC",
    },
    {
      name: "spreadsheet-safe",
      kind: "switch",
      help: "CSV: an apostrophe before text that a spreadsheet would run as a formula",
    },
    { name: "stale", kind: "text", value: "AGE", help: "not retrieved for this long, such as 30d, 12h, 2w" },
    { name: "dry-run", kind: "switch", help: "tell what would go, remove nothing" },
  ],
};

/** Every option once. */
export const FLAGS: readonly Flag[] = [...Object.values(FLAG_GROUPS).flat(), ...COMMON_FLAGS];
