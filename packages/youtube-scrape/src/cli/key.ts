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
  const own = take(env);
  const unread = read ? load(file) : undefined;
  const other = take(env);
  const value = own === "" ? other : own;
  const from = own === "" ? (file ?? USUAL_FILE) : "the environment";
  const hidden = [own, other].filter((found) => found !== "").map((found) => new Secret(found));
  if (value === "") return { key: undefined, from: undefined, hidden, problem: unread ?? missing(file) };
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

function load(file: string | undefined): ScrapeError | undefined {
  try {
    process.loadEnvFile(file ?? USUAL_FILE);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    if (file === undefined && code === "ENOENT") return undefined;
    return new ScrapeError("E_FILE", `${quote(file ?? USUAL_FILE)} cannot be read (${code})`, {
      hint: `it should hold a line ${VARIABLE}=...`,
    });
  }
}

function missing(file: string | undefined): ScrapeError {
  return new ScrapeError("E_NO_KEY", `no ${VARIABLE} in the environment or ${quote(file ?? USUAL_FILE)}`, {
    hint: `write ${VARIABLE}=... into ${USUAL_FILE}, or try without a key: youtube-scrape scrape --demo`,
  });
}
