import { parseArgs } from "node:util";
import { nearest, quote } from "@side-projects/command";
import { ViewerError } from "../core/error.ts";
import { FLAGS, type Flag } from "./flags.ts";

/** A command line, taken apart and checked against the list of options. */
export interface Args {
  readonly switches: ReadonlySet<string>;
  readonly texts: ReadonlyMap<string, string>;
}

/** What other programs call an option of ours. */
const SYNONYMS: Readonly<Record<string, string>> = {
  database: "db",
  file: "db",
  timezone: "tz",
  zone: "tz",
  bind: "host",
  listen: "host",
  address: "host",
  browser: "open",
  proxy: "proxy-thumbs",
  "dry-run": "check",
};

/**
 * `--flag VALUE` or `--flag=VALUE`; of an option given twice the last one counts.
 *
 * @throws ViewerError E_USAGE
 */
export function readArgs(argv: readonly string[]): Args {
  const switches = new Set<string>();
  const texts = new Map<string, string>();
  for (const token of tokensOf(argv)) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") throw stray(token.value);
    const flag = FLAGS.find(({ name }) => name === token.name);
    if (flag === undefined) throw unknown(token.rawName);
    const value = givenTo(flag, token);
    if (value === undefined) switches.add(flag.name);
    else texts.set(flag.name, value);
  }
  return { switches, texts };
}

function tokensOf(argv: readonly string[]) {
  const options = Object.fromEntries(
    FLAGS.map(({ name, short, value }) => {
      const type = value === undefined ? "boolean" : "string";
      return [name, { type, ...(short !== undefined && { short }) }] as const;
    }),
  );
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/** Undefined for a switch. No value of ours begins with a dash, so the next option is none. */
function givenTo(
  { name, value }: Flag,
  { value: given, inlineValue }: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
): string | undefined {
  if (value === undefined) {
    if (given === undefined) return undefined;
    throw usage(`--${name} takes no value`, `write --${name} alone`);
  }
  if (given !== undefined && (inlineValue === true || !given.startsWith("-"))) return given;
  if (given !== undefined && /^-\d/.test(given)) return given;
  throw usage(`--${name} without a value`, `write --${name} ${value}`);
}

function stray(word: string): ViewerError {
  const isFile = /\.(?:db|sqlite3?)$/i.test(word);
  const hint = isFile ? "a database is named with --db FILE" : "options begin with --, see top-videos-web --help";
  return usage(`no word ${quote(word)} is expected`, hint);
}

function unknown(raw: string): ViewerError {
  const typed = raw.replace(/^-+/, "").toLowerCase();
  const found = nearest(typed, [...FLAGS.map(({ name }) => name), ...Object.keys(SYNONYMS)]) ?? "";
  const near = typed === "v" ? "version" : (SYNONYMS[found] ?? found);
  const hint = near === "" ? "see top-videos-web --help" : `did you mean --${near}?`;
  return usage(`no option ${quote(raw)}`, hint);
}

function usage(message: string, hint: string): ViewerError {
  return new ViewerError("E_USAGE", message, hint);
}
