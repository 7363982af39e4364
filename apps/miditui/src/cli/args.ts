import { parseArgs } from "node:util";
import { nearest, quote } from "@side-projects/command";
import { MidituiError } from "../core/error.ts";
import { COMMANDS, COMPOSE_COMMAND, type Command, commandNamed } from "./command-list.ts";
import { COMMON_FLAGS, FLAGS, type Flag, flagId } from "./flags.ts";
import { named } from "./named.ts";

/** A command line, taken apart and checked against the lists of commands and options. */
export interface Args {
  readonly command: Command;
  /** What follows the command and is no option. */
  readonly words: readonly string[];
  /** Options by id. */
  readonly switches: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
}

/** What other programs call an option of ours. */
const SYNONYMS: Readonly<Record<string, string>> = {
  format: "to",
  overwrite: "force",
  replace: "force",
  silent: "quiet",
};

/**
 * `--flag VALUE`, `--flag=VALUE`, `-t VALUE`, in any order with the command; of an option given twice the last one
 * counts. After `--` all is taken as words, and none of them as a command.
 *
 * @throws MidituiError E_USAGE
 */
export function readArgs(argv: readonly string[]): Args {
  const words: string[] = [];
  const switches = new Set<string>();
  const texts = new Map<string, string>();
  let file = false;
  const tokens = tokensOf(argv);
  const first = tokens.find(({ kind }) => kind !== "option");
  const known = first?.kind === "positional" ? commandNamed(first.value) : undefined;
  for (const token of tokens) {
    if (token.kind === "option-terminator") {
      file ||= words.length === 0;
      continue;
    }
    if (token.kind === "positional") {
      words.push(token.value);
      continue;
    }
    const flag = flagOf(known ?? COMPOSE_COMMAND, token.name);
    if (flag === undefined) throw unknownFlag(token.rawName);
    const value = givenTo(flag, token);
    if (value === undefined) switches.add(flagId(flag));
    else texts.set(flagId(flag), value);
  }
  const command = file ? undefined : commandNamed(words[0] ?? "");
  const args: Args = {
    command: command ?? COMPOSE_COMMAND,
    words: command === undefined ? words : words.slice(1),
    switches,
    texts,
  };
  if (switches.has("help") || switches.has("version")) return args;
  check(args);
  return { ...args, texts: checked(texts) };
}

/** Of the options with a name the command's own, or the first one. */
function flagOf(command: Command, name: string): Flag | undefined {
  const named = FLAGS.filter((flag) => flag.name === name);
  return named.find((flag) => command.flags.includes(flagId(flag))) ?? named[0];
}

/** The values as they are written in the lists of what may be chosen. */
function checked(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const values = new Map(texts);
  for (const flag of FLAGS) {
    const value = values.get(flagId(flag));
    if (value !== undefined && flag.choices !== undefined)
      values.set(flagId(flag), named(`--${flag.name}`, value, flag.choices));
  }
  return values;
}

function tokensOf(argv: readonly string[]) {
  const options = Object.fromEntries(
    FLAGS.filter(({ id }) => id === undefined).map(({ name, short, kind }) => {
      const type = kind === "switch" ? "boolean" : "string";
      return [name, { type, ...(short !== undefined && { short }) }] as const;
    }),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/** Undefined for a switch. No value of ours begins with a dash, unless it is a number or the dash alone. */
function givenTo(
  { name, kind, value }: Flag,
  { value: given, inlineValue }: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
): string | undefined {
  if (kind === "switch") {
    if (given === undefined) return undefined;
    throw usage(`--${name} takes no value`, `write --${name} alone`);
  }
  if (given !== undefined && (inlineValue === true || !/^-(?!\d|$)/.test(given))) return given;
  throw usage(`--${name} without a value`, `write --${name} ${value}`);
}

function unknownFlag(raw: string): MidituiError {
  const typed = raw.replace(/^-+/, "").toLowerCase();
  const found = nearest(typed, [...FLAGS.map(({ name }) => name), ...Object.keys(SYNONYMS)]) ?? "";
  const near = typed === "v" ? "version" : (SYNONYMS[found] ?? found);
  return usage(`no option ${quote(raw)}`, near === "" ? "see miditui --help" : `did you mean --${near}?`);
}

function check({ command, words, switches, texts }: Args): void {
  const { name, least, most } = command;
  const [first = ""] = words;
  const subject = command === COMPOSE_COMMAND ? "miditui without a command" : name;
  const own = new Set([...command.flags, ...COMMON_FLAGS.map(flagId)]);
  const foreign = [...switches, ...texts.keys()].find((flag) => !own.has(flag));
  if (command === COMPOSE_COMMAND && (words.length > most || foreign !== undefined)) {
    const near = nearestCommand(first);
    if (near !== undefined) throw usage(`no command ${quote(first)}`, `did you mean ${near}?`);
  }
  if (foreign !== undefined) {
    const written = FLAGS.find((flag) => flagId(flag) === foreign)?.name ?? foreign;
    // Two options of one name are one to who types it.
    const ids = FLAGS.filter((flag) => flag.name === written).map(flagId);
    const owners = [COMPOSE_COMMAND, ...COMMANDS].filter(({ flags }) => flags.some((flag) => ids.includes(flag)));
    const told = owners.map((owner) => (owner === COMPOSE_COMMAND ? "miditui without a command" : owner.name));
    throw usage(`${subject} has no option --${written}`, `it belongs to ${told.join(", ")}`);
  }
  if (words.includes("")) throw usage('a file is called ""', "give its name");
  if (words.length >= least && words.length <= most) return;
  const see = command === COMPOSE_COMMAND ? "see miditui --help" : `write miditui ${name} ${command.words}`.trimEnd();
  throw usage(`${subject} takes ${wanted(command)}, got ${words.length}`, see);
}

function wanted({ least, most }: Command): string {
  if (most === 0) return "no word";
  if (least === 2) return "two files";
  return least === most ? "one file" : "at most one word";
}

function commandNames(): string[] {
  return COMMANDS.map((command) => command.name);
}

/** The command that may have been meant. */
export function nearestCommand(word: string): string | undefined {
  return nearest(word.toLowerCase(), commandNames());
}

/** What is no command of ours, with the one that may have been meant. */
export function unknownCommand(name: string): MidituiError {
  const near = nearestCommand(name);
  const hint = near === undefined ? `use ${commandNames().join(", ")}` : `did you mean ${near}?`;
  return usage(`no command ${quote(name)}`, hint);
}

function usage(message: string, hint: string): MidituiError {
  return new MidituiError("E_USAGE", message, hint);
}
