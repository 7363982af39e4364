import { IconError, quote } from "../core/error.ts";
import type { RenderOptions } from "../core/options.ts";
import { editDistance } from "../core/suggest.ts";
import { FLAGS, type Flag } from "./flags.ts";

/** A command line, taken apart. */
export interface Args {
  /** What is no flag: the command or icons. */
  readonly words: readonly string[];
  /** Values of flags by long name. */
  readonly values: ReadonlyMap<string, string | true>;
}

/**
 * `--flag VALUE`, `--flag=VALUE`, `-f VALUE`, `-fVALUE`; a value may begin with a dash, since offsets and angles do.
 * After `--` all is taken as words.
 *
 * @throws IconError E_OPTION
 */
export function parseArgs(argv: readonly string[]): Args {
  const words: string[] = [];
  const values = new Map<string, string | true>();
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
    if (flag.kind === "boolean") {
      if (inline !== undefined)
        throw new IconError("E_OPTION", `--${flag.name} takes no value`, `write --${flag.name} alone`);
      values.set(flag.name, true);
      continue;
    }
    const value = inline ?? argv[++i];
    if (value === undefined)
      throw new IconError("E_OPTION", `--${flag.name} without a value`, `write --${flag.name} ${flag.value}`);
    values.set(flag.name, value);
  }
  return { words, values };
}

function findFlag(arg: string): { flag: Flag; inline: string | undefined } {
  if (!arg.startsWith("--")) {
    const flag = FLAGS.find(({ short }) => short === arg[1]);
    if (flag) return { flag, inline: arg.length > 2 ? arg.slice(arg[2] === "=" ? 3 : 2) : undefined };
    throw unknown(arg);
  }
  const [name = "", ...rest] = arg.slice(2).split("=");
  const flag = FLAGS.find((candidate) => candidate.name === name);
  if (flag) return { flag, inline: rest.length > 0 ? rest.join("=") : undefined };
  throw unknown(arg);
}

function unknown(arg: string): IconError {
  const typed = arg.replace(/^-+/, "").split("=")[0] ?? "";
  const near = FLAGS.map(({ name }) => name).find((name) => editDistance(typed, name, 2) !== undefined);
  const hint = near === undefined ? "see icon-render --help" : `did you mean --${near}? see icon-render --help`;
  return new IconError("E_OPTION", `no option ${quote(arg)}`, hint);
}

/** The value of a flag that takes one. */
export function textOf(args: Args, name: string): string | undefined {
  const value = args.values.get(name);
  return value === true ? undefined : value;
}

/**
 * The render options that the flags give.
 *
 * @throws IconError E_NUMBER
 */
export function optionsOf(args: Args): RenderOptions {
  const entries: [string, unknown][] = [];
  for (const flag of FLAGS) {
    const value = args.values.get(flag.name);
    if (flag.option === undefined || value === undefined) continue;
    entries.push([flag.option, flag.kind === "number" ? numberOf(flag.name, value) : value]);
  }
  return Object.fromEntries(entries);
}

/** @throws IconError E_NUMBER */
function numberOf(name: string, value: string | true): number {
  const text = String(value).trim();
  const number = Number(text);
  if (text !== "" && !Number.isNaN(number)) return number;
  throw new IconError("E_NUMBER", `--${name} is ${quote(text)}`, "use a number, such as 64 or 1.5");
}
