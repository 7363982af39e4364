import { quote, ScrapeError } from "../core/error.ts";
import { COMMANDS, type Command, commandNamed } from "./command-list.ts";
import { COMMON_FLAGS, FLAGS, type Flag } from "./flags.ts";
import { nearest } from "./nearest.ts";

/** A command line, taken apart and checked. */
export interface Args {
  /** Undefined where only --help or --version was given. */
  readonly command: Command | undefined;
  /** What follows the command and is no flag. */
  readonly words: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** What other programs call an option of ours. */
const SYNONYMS: Readonly<Record<string, string>> = {
  database: "db",
  timezone: "tz",
  out: "output",
  verbose: "log-level",
};

/** Options that people try to give a key with; a key on the command line is seen by every process of the machine. */
const KEY_FLAG = /^-+(?:(?:api|youtube|google|access|developer)[-_]*)*(?:key|token|secret)$/i;

/**
 * `--flag VALUE`, `--flag=VALUE`, `-o VALUE`, `-oVALUE`, in any order with the command; after `--` all is taken as
 * words. Values are never repeated in errors about flags, since a key may have been pasted there.
 *
 * @throws ScrapeError E_USAGE
 */
export function parseArgs(argv: readonly string[]): Args {
  const words: string[] = [];
  const switches = new Set<string>();
  const texts = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const numbers = new Map<string, number>();
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? "";
    if (arg === "--") {
      words.push(...argv.slice(i + 1));
      break;
    }
    if (!arg.startsWith("-") || arg === "-") {
      words.push(arg);
      continue;
    }
    const { flag, inline } = findFlag(arg);
    if (flag.kind === "switch") {
      if (inline !== undefined) throw usage(`--${flag.name} takes no value`, `write --${flag.name} alone`);
      switches.add(flag.name);
      continue;
    }
    const value = inline ?? valueAfter(flag, argv[i + 1]);
    if (inline === undefined) i++;
    if (flag.kind === "number") numbers.set(flag.name, numberOf(flag, value));
    else if (flag.kind === "list") lists.set(flag.name, [...(lists.get(flag.name) ?? []), value]);
    else texts.set(flag.name, value);
  }
  const given = [...switches, ...texts.keys(), ...lists.keys(), ...numbers.keys()];
  return { ...commandOf(words, switches, given), switches, texts, lists, numbers };
}

/** No value of ours begins with a dash but the standard output's name and numbers out of range. */
function valueAfter({ name, value }: Flag, next: string | undefined): string {
  if (next !== undefined && (!next.startsWith("-") || next === "-" || /^-[\d.]/.test(next))) return next;
  throw usage(`--${name} without a value`, `write --${name} ${value}`);
}

function findFlag(arg: string): { flag: Flag; inline: string | undefined } {
  if (!arg.startsWith("--")) {
    const flag = FLAGS.find(({ short }) => short !== undefined && short === arg[1]);
    if (flag === undefined) throw unknownFlag(arg);
    return { flag, inline: arg.length > 2 ? arg.slice(arg[2] === "=" ? 3 : 2) : undefined };
  }
  const [name = "", ...rest] = arg.slice(2).split("=");
  const flag = FLAGS.find((candidate) => candidate.name === name || candidate.alias === name);
  if (flag === undefined) throw unknownFlag(arg);
  return { flag, inline: rest.length > 0 ? rest.join("=") : undefined };
}

function unknownFlag(arg: string): ScrapeError {
  const name = arg.split("=")[0] ?? "";
  if (KEY_FLAG.test(name)) {
    return usage(
      "a key is not taken from the command line, where every process can read it",
      "write YOUTUBE_API_KEY=... into .env",
    );
  }
  const typed = name.replace(/^-+/, "");
  const found = nearest(typed, [...FLAGS.map((flag) => flag.name), ...Object.keys(SYNONYMS)]) ?? "";
  const near = /^v$/i.test(typed) ? "version" : (SYNONYMS[found] ?? (found || undefined));
  const hint = near === undefined ? "see youtube-scrape --help" : `did you mean --${near}?`;
  return usage(`no option ${quote(name)}`, hint);
}

function numberOf({ name, range: [least, most] = [0, 0], fraction = false }: Flag, value: string): number {
  const text = value.trim();
  const number = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most && (fraction || Number.isInteger(number))) return number;
  throw usage(
    `--${name} is ${quote(value)}`,
    `use ${fraction ? "a number" : "a whole number"} from ${least} to ${most}`,
  );
}

function commandOf(
  words: readonly string[],
  switches: ReadonlySet<string>,
  given: readonly string[],
): Pick<Args, "command" | "words"> {
  const [name, ...rest] = words;
  const asking = switches.has("help") || switches.has("version");
  if (name === undefined) {
    if (asking) return { command: undefined, words: [] };
    throw usage("no command", "try: youtube-scrape scrape --demo, or youtube-scrape --help");
  }
  const command = commandNamed(name);
  if (command === undefined) throw unknownCommand(name);
  const own = new Set([...command.flags, ...COMMON_FLAGS.map((flag) => flag.name)]);
  const foreign = given.find((flag) => !own.has(flag));
  if (foreign !== undefined && !asking) {
    const owners = COMMANDS.filter(({ flags }) => flags.includes(foreign)).map((owner) => owner.name);
    throw usage(`${command.name} has no option --${foreign}`, `it belongs to ${owners.join(", ")}`);
  }
  if (rest.length > command.count[1] && !asking) {
    const most = command.count[1];
    throw usage(
      `${command.name} takes ${most === 0 ? "no further word" : `${most} word at most`}, got ${rest.length}`,
      `see youtube-scrape help ${command.name}`,
    );
  }
  return { command, words: rest };
}

/** What a command is not called, with the one that may have been meant. */
export function unknownCommand(name: string): ScrapeError {
  const names = COMMANDS.map((command) => command.name);
  if (name.toLowerCase() === "version") return usage(`no command ${quote(name)}`, "did you mean --version?");
  const near = nearest(name, names);
  if (near !== undefined) return usage(`no command ${quote(name)}`, `did you mean ${near}?`);
  const isChannel = /^(?:@|UC[\w-]{22}$|https?:|(?:www\.)?youtube\.com)/i.test(name);
  const hint = isChannel ? "to collect a channel: youtube-scrape scrape CHANNEL" : `use ${names.join(", ")}`;
  return usage(`no command ${quote(name)}`, hint);
}

function usage(message: string, hint: string): ScrapeError {
  return new ScrapeError("E_USAGE", message, { hint });
}
