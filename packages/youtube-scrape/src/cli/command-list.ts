/** A command: how it is called and what it is for. */
export interface Command {
  readonly name: string;
  /** Words after the name, as the help writes them. */
  readonly words: string;
  /** How many words there may be. */
  readonly count: readonly [least: number, most: number];
  /** One line of the list of commands. */
  readonly summary: string;
  /** What it does, in lines of at most 78 characters. */
  readonly about: string;
  readonly examples: readonly (readonly [args: string, effect: string])[];
  /** Names of its own options, beside those that all commands take. */
  readonly flags: readonly string[];
}

const SERVICE = ["base-url", "allow-host", "timeout"];
const DEMO = ["demo", "videos", "seed", "claimed", "day", "fault", "latency"];
const LIMITS = ["max-units", "concurrency"];
const MANY = Number.POSITIVE_INFINITY;

export const COMMANDS: readonly Command[] = [
  {
    name: "scrape",
    words: "CHANNEL...",
    count: [0, MANY],
    summary: "collect a channel's videos into a database",
    about: `Collects every public field of a channel's videos: ids from its uploads list,
50 a call, then the videos, 50 a call. 20,000 videos take 801 units of the
10,000 that a key has each day. Each page is stored as it comes, so the command
may be stopped at any moment; resume goes on. A channel is an id (UC...),
a @handle or an address.`,
    examples: [
      ["scrape @handle", "into youtube_videos.db"],
      ["scrape UC9ecwl3FTG66jIKA9JRDtmg --json", "result as a line of JSON"],
      ["scrape --demo --videos 500 --db demo.db", "try it without a key"],
      ["scrape @handle --beyond-cap", "more than 20,000 videos"],
    ],
    flags: ["db", "since", "parts", "kinds", "beyond-cap", "new-only", "fresh", ...LIMITS, ...SERVICE, ...DEMO],
  },
  {
    name: "refresh",
    words: "[CHANNEL...]",
    count: [0, MANY],
    summary: "bring stored channels up to date",
    about: `Asks again for every known video of the channels named, or of all in the
database, and adds to their history. With --stats-only it takes only counts,
from an allowance of their own: 400 units for 20,000 videos. With --demo it is
the made-up channel that the database was made from, unless flags tell.`,
    examples: [
      ["refresh", "everything in youtube_videos.db"],
      ["refresh @handle --stats-only", "only views, likes, comments"],
    ],
    flags: ["db", "stats-only", ...LIMITS, ...SERVICE, ...DEMO],
  },
  {
    name: "resume",
    words: "",
    count: [0, 0],
    summary: "go on with what was interrupted",
    about: `Goes on with every unfinished run of the database, oldest first: after a kill,
a failure, --max-units or a daily limit. What is stored is not asked for again.
Demo runs go on with the same made-up channel.`,
    examples: [
      ["resume", "all unfinished runs"],
      ["resume --run 3 --max-units 500", "one of them, at most 500 calls"],
    ],
    flags: ["db", "run", ...LIMITS, ...SERVICE],
  },
  {
    name: "estimate",
    words: "CHANNEL",
    count: [0, 1],
    summary: "what a scrape would cost in units",
    about: `Asks for the channel and its first page and tells what a scrape would cost of
each daily allowance; --kinds and --beyond-cap are counted in as the scrape
would take them.`,
    examples: [["estimate @handle --kinds long,short,live", "with the prefix playlists"]],
    flags: ["kinds", "beyond-cap", ...SERVICE, ...DEMO],
  },
  {
    name: "status",
    words: "",
    count: [0, 0],
    summary: "coverage, unfinished runs, units left today",
    about: `Tells of each channel how much of it is stored, which runs are unfinished, and
what is left of the three daily allowances until midnight in Los Angeles.`,
    examples: [["status --db demo.db", ""]],
    flags: ["db"],
  },
  {
    name: "report",
    words: "",
    count: [0, 0],
    summary: "a page of charts about a channel",
    about: `Writes one HTML file that needs no network: every column, uploads and views by
month, weekday and hour, what stands out, what is missing. The numbers are
written beside it as JSON.`,
    examples: [
      ["report", "report.html and report.json"],
      ["report --channel @handle --tz Europe/Berlin -o r.html", ""],
    ],
    flags: ["db", "channel", "output", "tz"],
  },
  {
    name: "export",
    words: "csv|jsonl",
    count: [0, 1],
    summary: "the videos as CSV or JSON lines",
    about: "Writes every column of the videos, ordered by channel and time.",
    examples: [
      ["export csv -o videos.csv", ""],
      ["export jsonl | head -1", "to the standard output"],
    ],
    flags: ["db", "channel", "output", "spreadsheet-safe"],
  },
  {
    name: "prune",
    words: "",
    count: [0, 0],
    summary: "remove what has not been retrieved for long",
    about: `Removes videos that have not been retrieved for the given time, with their
history. YouTube's terms want data of this kind refreshed or deleted within
30 days. What an unfinished run goes on with stays until its end: its channel
and the ids that it has listed.`,
    examples: [["prune --stale 30d --dry-run", "tells what would go"]],
    flags: ["db", "stale", "dry-run"],
  },
  {
    name: "doctor",
    words: "",
    count: [0, 0],
    summary: "check key, network, clock and database",
    about: `One line for each check with what to do about it. Asks the API one question,
which costs 1 unit.`,
    examples: [["doctor", ""]],
    flags: ["db", ...SERVICE, "demo"],
  },
  {
    name: "fake",
    words: "",
    count: [0, 0],
    summary: "serve a made-up channel as YouTube would",
    about: `Serves the API on this machine until Ctrl-C, with daily allowances and limits
as YouTube has them. The first line is its address.`,
    examples: [["fake --videos 25000 --port 8080", ""]],
    flags: ["videos", "seed", "claimed", "day", "fault", "latency", "port"],
  },
  {
    name: "help",
    words: "[COMMAND]",
    count: [0, 1],
    summary: "this text, or that of a command",
    about: "Tells what a command does.",
    examples: [["help scrape", ""]],
    flags: [],
  },
];

export function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
