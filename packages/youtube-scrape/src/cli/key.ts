import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { Secret } from "../api/secret.ts";
import { quote, ScrapeError } from "../core/error.ts";

/** The variable that holds the key. */
const VARIABLE = "YOUTUBE_API_KEY";
const USUAL_FILE = ".env";

/** Where the key was looked for and what was found. */
export interface FoundKey {
  /** Undefined where there is none or it is unusable. */
  readonly key: Secret | undefined;
  /** `the environment` or the name of a file; undefined where there is none. */
  readonly from: string | undefined;
  /** Every value that was found, to be hidden from what is printed. */
  readonly hidden: readonly Secret[];
  /** Why there is no key, thrown by whoever needs one. */
  readonly problem: ScrapeError | undefined;
}

/**
 * Takes the key out of the environment, after the file has been read into it: neither a diagnostic report nor a child
 * process has it then. What the environment says already wins over the file. Nothing is thrown: most commands need no
 * key.
 *
 * @param file named with --env-file; `.env` of the working directory otherwise, which may be missing
 * @param read false leaves files alone
 */
export function takeKey(env: NodeJS.ProcessEnv, file: string | undefined, read = true): FoundKey {
  const isSet = env[VARIABLE] !== undefined;
  const own = take(env);
  const { names, problem: unread } = read ? load(env, file) : NO_FILE;
  const other = take(env);
  const value = own === "" ? other : own;
  const from = own === "" ? (file ?? USUAL_FILE) : "the environment";
  const hidden = [own, other].filter((found) => found !== "").map((found) => new Secret(found));
  if (value === "") return { key: undefined, from: undefined, hidden, problem: unread ?? missing(file, names, isSet) };
  if (/^[\x21-\x7e]+$/.test(value)) return { key: new Secret(value), from, hidden, problem: undefined };
  const problem = new ScrapeError("E_USAGE", `${VARIABLE} from ${quote(from)} holds spaces or characters of no key`, {
    hint: "copy the key again, as one line of letters and digits",
  });
  return { key: undefined, from, hidden, problem };
}

/** The value without what people copy along with it; the variable is gone after. */
function take(env: NodeJS.ProcessEnv): string {
  const value = env[VARIABLE] ?? "";
  delete env[VARIABLE];
  return value
    .trim()
    .replace(/^(["'`])(.*)\1$/s, "$2")
    .trim();
}

interface EnvFile {
  /** Names of its variables; undefined where there is no such file. */
  readonly names: readonly string[] | undefined;
  readonly problem: ScrapeError | undefined;
}

/** Adds the variables of a file to the environment, where they are not set yet. */
function load(env: NodeJS.ProcessEnv, file: string | undefined): EnvFile {
  try {
    const variables = parseEnv(decoded(readFileSync(file ?? USUAL_FILE)));
    for (const [name, value] of Object.entries(variables)) env[name] ??= value;
    return { names: Object.keys(variables), problem: undefined };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    if (file === undefined && code === "ENOENT") return NO_FILE;
    const trouble = TROUBLE[code] ?? `cannot be read (${code})`;
    const problem = new ScrapeError("E_FILE", `${quote(file ?? USUAL_FILE)} ${trouble}`, {
      hint: `name a file with a line ${VARIABLE}=...`,
    });
    return { names: undefined, problem };
  }
}

const NO_FILE: EnvFile = { names: undefined, problem: undefined };

const TROUBLE: Readonly<Record<string, string>> = { EISDIR: "is a folder, not a file", ENOENT: "is not there" };

/** Text as editors of any system save it: PowerShell writes UTF-16 with `>`, Notepad a mark before UTF-8. */
function decoded(bytes: Buffer): string {
  const [first, second] = bytes;
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  // Half a character at the end is of no use, and swap16 takes whole ones only.
  const whole = bytes.subarray(0, bytes.length & ~1);
  const text = isBig ? whole.swap16().toString("utf16le") : isLittle ? whole.toString("utf16le") : bytes.toString();
  return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

/** Names that may have been meant for the key's; a longer one could be a key itself. */
function similar(names: readonly string[]): string[] {
  return names
    .filter((name) => name !== VARIABLE && name.length <= 30 && /key|youtube|yt_|google/i.test(name))
    .slice(0, 3);
}

function missing(file: string | undefined, names: readonly string[] | undefined, isSet: boolean): ScrapeError {
  const place = quote(file ?? USUAL_FILE);
  const where = isSet ? `${VARIABLE} in the environment is empty` : `no ${VARIABLE} in the environment`;
  const tryDemo = "or try without a key: youtube-scrape scrape --demo";
  if (names === undefined) {
    return new ScrapeError("E_NO_KEY", `${where}, and there is no file ${place} here`, {
      hint: `write ${VARIABLE}=... into ${USUAL_FILE}, ${tryDemo}`,
    });
  }
  if (names.includes(VARIABLE)) {
    return new ScrapeError("E_NO_KEY", `${VARIABLE} in ${place} is empty`, {
      hint: `write the key after the equals sign, ${tryDemo}`,
    });
  }
  const near = similar(names);
  const but = near.length === 0 ? "" : `, but ${near.map(quote).join(", ")}`;
  return new ScrapeError("E_NO_KEY", `${where}, and ${place} has no line ${VARIABLE}=...${but}`, {
    hint: `${near.length === 0 ? "add" : "rename it or add"} that line, ${tryDemo}`,
  });
}
