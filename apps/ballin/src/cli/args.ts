import { parseArgs } from "node:util";
import { nearest, quote } from "@side-projects/command";
import { BallinError } from "../core/error.ts";
import { COMMANDS, type Command, commandNamed, PLAY_COMMAND } from "./command-list.ts";
import { COMMON_FLAGS, FLAGS, type Flag } from "./flags.ts";
import { grouped } from "./grouped.ts";
import { named } from "./named.ts";

/** A command line, taken apart and checked against the lists of commands and options. */
export interface Args {
  readonly command: Command;
  /** What follows the command and is no option. */
  readonly words: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, number>;
  /** What was taken otherwise than it was written. */
  readonly notes: readonly string[];
}

/** What other programs call an option of ours. */
const SYNONYMS: Readonly<Record<string, string>> = {
  count: "balls",
  number: "balls",
  colour: "color",
  colors: "color",
  file: "open",
  level: "open",
  load: "open",
  physics: "engine",
  out: "output",
  "random-state": "seed",
};

/**
 * `--flag VALUE`, `--flag=VALUE`, `-o VALUE`, in any order with the command; of an option given twice the last one
 * counts. After `--` all is taken as words.
 *
 * @throws BallinError E_USAGE
 */
export function readArgs(argv: readonly string[]): Args {
  const words: string[] = [];
  const switches = new Set<string>();
  const texts = new Map<string, string>();
  const numbers = new Map<string, number>();
  const notes: string[] = [];
  for (const token of tokensOf(argv)) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      words.push(token.value);
      continue;
    }
    const flag = FLAGS.find(({ name }) => name === token.name);
    if (flag === undefined) throw unknownFlag(token.rawName);
    const value = givenTo(flag, token);
    if (value === undefined) switches.add(flag.name);
    else if (flag.kind === "number") numbers.set(flag.name, numberOf(flag, value, notes));
    else texts.set(flag.name, flag.choices === undefined ? value : named(flag.name, value, flag.choices));
  }
  const given = [...switches, ...texts.keys(), ...numbers.keys()];
  return { ...commandOf(words, switches, given), switches, texts, numbers, notes };
}

function tokensOf(argv: readonly string[]) {
  const options = Object.fromEntries(
    FLAGS.map(({ name, short, kind }) => {
      const type = kind === "switch" ? "boolean" : "string";
      return [name, { type, ...(short !== undefined && { short }) }] as const;
    }),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/** Undefined for a switch. No value of ours begins with a dash but the standard output's name and numbers out of range. */
function givenTo(
  { name, kind, value }: Flag,
  { value: given, inlineValue }: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
): string | undefined {
  if (kind === "switch") {
    if (given === undefined) return undefined;
    throw usage(`--${name} takes no value`, `write --${name} alone`);
  }
  if (given !== undefined && (inlineValue === true || /^(?!-)|^-(?:\.?\d|$)/.test(given))) return given;
  throw usage(`--${name} without a value`, `write --${name} ${value}`);
}

function numberOf({ name, range: [least, most] = [0, 0], ...flag }: Flag, value: string, notes: string[]): number {
  // Thousands may be grouped, as our own texts have them.
  const text = value.trim().replace(/(?<=\d)[,_](?=\d{3}(?:\D|$))/g, "");
  const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  const fits = flag.fraction === true || Number.isInteger(number);
  if (fits && number >= least && number <= most) return number;
  if (flag.clamped === true && Number.isFinite(number)) {
    const nearestFit = Math.max(least, Math.min(most, Math.round(number)));
    notes.push(`--${name} is ${quote(value)}, taken as ${grouped(nearestFit)}`);
    return nearestFit;
  }
  const kind = flag.fraction === true ? "a number" : "a whole number";
  throw usage(`--${name} is ${quote(value)}`, `use ${kind} from ${least} to ${most}`);
}

function unknownFlag(raw: string): BallinError {
  const typed = raw.replace(/^-+/, "").toLowerCase();
  const found = nearest(typed, [...FLAGS.map(({ name }) => name), ...Object.keys(SYNONYMS)]) ?? "";
  const near = typed === "v" ? "version" : (SYNONYMS[found] ?? found);
  return usage(`no option ${quote(raw)}`, near === "" ? "see ballin --help" : `did you mean --${near}?`);
}

function commandOf(
  words: readonly string[],
  switches: ReadonlySet<string>,
  given: readonly string[],
): Pick<Args, "command" | "words"> {
  const [name, ...rest] = words;
  const command = name === undefined ? PLAY_COMMAND : commandNamed(name);
  if (command === undefined) throw unknownCommand(name ?? "");
  if (switches.has("help") || switches.has("version")) return { command, words: rest };
  const own = new Set([...command.flags, ...COMMON_FLAGS.map((flag) => flag.name)]);
  const foreign = given.find((flag) => !own.has(flag));
  if (foreign !== undefined) {
    const owners = COMMANDS.filter(({ flags }) => flags.includes(foreign)).map((owner) => owner.name);
    const subject = command === PLAY_COMMAND ? "ballin without a command" : command.name;
    throw usage(`${subject} has no option --${foreign}`, `it belongs to ${owners.join(", ")}`);
  }
  if (rest.length <= command.most) return { command, words: rest };
  const most = command.most === 0 ? "no further word" : "one word";
  throw usage(`${command.name} takes ${most}, got ${rest.length}`, `see ballin help ${command.name}`);
}

/** What a command is not called, with the one that may have been meant. */
export function unknownCommand(name: string): BallinError {
  const names = COMMANDS.map((command) => command.name);
  const near = nearest(name.toLowerCase(), names);
  if (near !== undefined) return usage(`no command ${quote(name)}`, `did you mean ${near}?`);
  if (/\.json$/i.test(name)) return usage(`no command ${quote(name)}`, "a level is named with --open FILE");
  if (/\.jsonl$/i.test(name)) return usage(`no command ${quote(name)}`, "a recording is played by ballin replay FILE");
  if (/^\d+$/.test(name))
    return usage(`no command ${quote(name)}`, `a number of balls is --balls ${name.slice(0, 12)}`);
  return usage(`no command ${quote(name)}`, `use ${names.join(", ")}, or none to play`);
}

function usage(message: string, hint: string): BallinError {
  return new BallinError("E_USAGE", message, hint);
}
