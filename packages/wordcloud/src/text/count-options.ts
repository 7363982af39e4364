import { checkOptions } from "../core/check-options.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { LONGEST_WORD } from "../core/words.ts";
import { OPTION_NAMES } from "../option-names.ts";
import type { Stopwords } from "./stopwords.ts";

/** How {@link countWords} finds and counts words. */
export interface CountOptions {
  /** Most words in the result, 1 to 1,000,000: those of greatest weight. @default 200 */
  readonly maxWords?: number;
  /**
   * Words that do not count, in any case: `"auto"` for those of the text's language, `false` for none, languages by code
   * or English name with commas between them (`"en,German"`), or words of one's own. @default "auto"
   */
  readonly stopwords?: Stopwords;
  /** Further words that do not count. @default none */
  readonly addStopwords?: Iterable<string>;
  /** The text's language by code or English name, `"auto"` to find it. @default "auto" */
  readonly language?: string;
  /** Shortest word in characters, 1 to 200. @default 1 */
  readonly minLength?: number;
  /** Whether numbers count as words. @default false */
  readonly includeNumbers?: boolean;
  /**
   * What a word is, as a regular expression in place of the built-in rules; `\w`, `\d` and `\b` know the letters of
   * every script. @default none
   */
  readonly regexp?: string;
  /** Whether pairs of words that stand together more often than by chance, in one paragraph, count as one. @default true */
  readonly collocations?: boolean;
  /** Score from which a pair counts, see {@link collocationScore}: the greater, the fewer pairs. @default 30 */
  readonly collocationThreshold?: number;
  /** Whether a plural with s counts as its singular, where that occurs. @default true */
  readonly normalizePlurals?: boolean;
}

/** {@link CountOptions} with every default filled in. */
export interface CountSettings {
  readonly maxWords: number;
  readonly stopwords: Stopwords;
  readonly addStopwords: Iterable<string>;
  readonly language: string;
  readonly minLength: number;
  readonly includeNumbers: boolean;
  readonly regexp: string | undefined;
  readonly collocations: boolean;
  readonly collocationThreshold: number;
  readonly normalizePlurals: boolean;
}

/**
 * Options with defaults filled in.
 *
 * @throws CloudError E_NUMBER for a number out of range, E_OPTION for a value of the wrong type and for a name that no
 *   option has
 */
export function countSettings(options: CountOptions): CountSettings {
  checkOptions(options, "the options of the count", OPTION_NAMES);
  return {
    maxWords: whole("maxWords", options.maxWords ?? 200, 1, 1_000_000),
    stopwords: options.stopwords ?? "auto",
    addStopwords: options.addStopwords ?? [],
    language: text("language", options.language ?? "auto"),
    minLength: Math.max(1, whole("minLength", options.minLength ?? 1, 0, LONGEST_WORD)),
    includeNumbers: flag("includeNumbers", options.includeNumbers ?? false),
    regexp: options.regexp === undefined ? undefined : text("regexp", options.regexp),
    collocations: flag("collocations", options.collocations ?? true),
    collocationThreshold: threshold(options.collocationThreshold ?? 30),
    normalizePlurals: flag("normalizePlurals", options.normalizePlurals ?? true),
  };
}

function whole(option: string, value: unknown, least: number, most: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new CloudError("E_NUMBER", `${option} is ${quote(value)}, expected a whole number from ${least} to ${most}`);
}

function threshold(value: unknown): number {
  if (typeof value === "number" && !Number.isNaN(value)) return value;
  throw new CloudError("E_NUMBER", `collocationThreshold is ${quote(value)}, expected a number`, "30 is usual");
}

function text(option: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new CloudError("E_OPTION", `${option} is ${quote(value)}, expected text`);
}

function flag(option: string, value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new CloudError("E_OPTION", `${option} is ${quote(value)}, expected true or false`);
}
