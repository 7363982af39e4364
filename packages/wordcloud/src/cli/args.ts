import { nearNames } from "../core/color/near-names.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { FLAGS, type Flag } from "./flags.ts";

/** A command line, taken apart. */
export interface Args {
  /** What is no flag: the inputs. */
  readonly words: readonly string[];
  /** Values of flags by long name: true without a value, all of them for a flag that may be repeated. */
  readonly values: ReadonlyMap<string, string | true | readonly string[]>;
}

/**
 * `--flag VALUE`, `--flag=VALUE`, `-f VALUE`, `-fVALUE`; a value may begin with a dash, since angles do. After `--` all
 * is taken as inputs.
 *
 * @throws CloudError E_OPTION
 */
export function parseArgs(argv: readonly string[]): Args {
  const words: string[] = [];
  const values = new Map<string, string | true | readonly string[]>();
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
    const { name, kind } = flag;
    if (kind === "on" || kind === "off" || kind === "repeat") {
      if (inline !== undefined && kind !== "repeat")
        throw new CloudError("E_OPTION", `--${name} takes no value`, `write --${name} alone`);
      values.set(name, inline ?? true);
      continue;
    }
    const value = inline ?? argv[++i];
    if (value === undefined)
      throw new CloudError("E_OPTION", `--${name} without a value`, `write --${name} ${flag.value}`);
    const before = values.get(name);
    values.set(name, kind === "list" ? [...(Array.isArray(before) ? before : []), value] : value);
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

/** Names that people know from elsewhere. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "max-font-size": "max-font",
  "min-font-size": "min-font",
  fontfile: "font",
  imagefile: "output",
  colormap: "palette",
  margin: "padding",
  color: "colors",
  "random-state": "seed",
};

function unknown(arg: string): CloudError {
  const typed = (arg.replace(/^-+/, "").split("=")[0] ?? "").replaceAll("_", "-");
  const other = Object.hasOwn(OTHER_NAMES, typed) ? OTHER_NAMES[typed] : undefined;
  const names = FLAGS.map(({ name }) => name);
  const near = other ?? nearNames(typed, names, 1)[0];
  const hint = near === undefined ? "see wordcloud --help" : `did you mean --${near}? see wordcloud --help`;
  return new CloudError("E_OPTION", `no option ${quote(arg)}`, hint);
}

/** The value of a flag that takes one. */
export function textOf({ values }: Args, name: string): string | undefined {
  const value = values.get(name);
  return typeof value === "string" ? value : undefined;
}
