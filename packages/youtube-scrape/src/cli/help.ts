import { FAULT_NAMES, FAULTS } from "../fake/faults.ts";
import { COMMANDS, type Command } from "./command-list.ts";
import { COMMON_FLAGS, FLAG_GROUPS, type Flag } from "./flags.ts";

/** Widest line that a small terminal shows whole. */
const WIDTH = 80;
const INDENT = 29;
const EXAMPLE = 45;

const NOTES = `
Environment
  YOUTUBE_API_KEY      the key, better kept in .env; never given as an option
  YOUTUBE_API_BASE     as --base-url
  YOUTUBE_SCRAPE_NOW   an ISO time that the clock starts at, for tests
  NO_COLOR, FORCE_COLOR
`;

const OUTPUT = `
Output
  Results go to the standard output; with --json as a line of JSON each, also
  that of a run that failed: {"channel", "error": {"code", "message", "hint"},
  "db"}. Progress and warnings go to the standard error: on a terminal a line
  that is redrawn, elsewhere lines of JSON with "time" and "type" (run,
  progress, retry, warning, log). An error is one line of text there in any
  case: youtube-scrape: CODE: what happened; what to do.
`;

const CODES = `
Exit codes
  0    done
  1    the system refused: disk full or read-only
  2    bad input: no key, an unknown option, a database that can't be used
  3    done, but not everything that the channel claims was found
  65   an answer that stays the same: bad key, API off, unknown channel
  70   a mistake in youtube-scrape
  75   later it may work: daily units used up, no network, another writer,
       --max-units; resume goes on
  130  interrupted; 143 terminated; resume goes on
Of several channels the gravest counts: 130, 143, 70, 1, 2, 65, 75, 3, 0.
`;

/** The text of --help, or that of a command. */
export function helpText(command: Command | undefined): string {
  return command === undefined ? overview() : commandHelp(command);
}

function overview(): string {
  const examples = [
    ["scrape --demo --db demo.db", "a made-up channel, no key needed"],
    ["scrape @handle", "a channel into youtube_videos.db"],
    ["resume", "go on after a kill or a daily limit"],
    ["refresh --stats-only", "new counts for all that is stored"],
    ["report -o report.html", "a page of charts, and report.json"],
    ["export csv -o videos.csv", "every column of every video"],
  ] as const;
  const list = COMMANDS.map(({ name, words, summary }) => `  ${`${name} ${words}`.padEnd(INDENT - 2)}${summary}`);
  return `youtube-scrape: a YouTube channel's whole history in SQLite

${examples.map(exampleLine).join("\n")}

Commands
${list.join("\n")}

The key: write YOUTUBE_API_KEY=... into a file .env here; a free one comes
from the Google Cloud console, with the YouTube Data API v3 switched on.
youtube-scrape help COMMAND tells of the options of a command.

Options of all commands
${COMMON_FLAGS.map(flagLine).join("\n")}
${NOTES}${OUTPUT}${CODES}`;
}

function commandHelp({ name, words, summary, about, examples, flags }: Command): string {
  const groups = Object.entries(FLAG_GROUPS).flatMap(([title, members]) => {
    const own = members.filter((flag) => flags.includes(flag.name));
    return own.length === 0 ? [] : [`\n${title}\n${own.map(flagLine).join("\n")}\n`];
  });
  const usage = `youtube-scrape ${name}${words === "" ? "" : ` ${words}`}`;
  return `${usage}: ${summary}

${about}

${examples.map(exampleLine).join("\n")}
${groups.join("")}${flags.includes("fault") ? faults() : ""}
All commands
${COMMON_FLAGS.map(flagLine).join("\n")}
${CODES}`;
}

const MEASURES = { part: "PART", milliseconds: "MS", units: "N", none: "" } as const;

function faults(): string {
  const lines = FAULT_NAMES.map((name) => {
    const { measure, usual, help } = FAULTS[name];
    const isPlain = measure === "none";
    return entry(`  ${name}${isPlain ? "" : `:${MEASURES[measure]}`}`, isPlain ? help : `${help} [${usual}]`);
  });
  return `\nFaults, where PART is of 0 to 1\n${lines.join("\n")}\n`;
}

function exampleLine([args, effect]: readonly [string, string]): string {
  const line = `  youtube-scrape ${args}`;
  if (effect === "") return line;
  return line.length < EXAMPLE - 1 ? `${line.padEnd(EXAMPLE)}${effect}` : `${line}\n${" ".repeat(EXAMPLE)}${effect}`;
}

function flagLine({ name, short, value, help, usual }: Flag): string {
  const dashed = `--${name}${value === undefined ? "" : ` ${value}`}`;
  const left = `  ${short === undefined ? "    " : `-${short}, `}${dashed}`;
  return entry(left, usual === undefined ? help : `${help} [${usual}]`);
}

/** What something is called, and to the right of it what it means, in as many lines as that takes. */
function entry(left: string, meaning: string): string {
  const lines = left.length < INDENT - 1 ? [] : [left];
  let line = lines.length === 0 ? left.padEnd(INDENT) : " ".repeat(INDENT);
  for (const word of meaning.split(" ")) {
    if (line.length + word.length > WIDTH) {
      lines.push(line.trimEnd());
      line = " ".repeat(INDENT);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join("\n");
}
