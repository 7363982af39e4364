import { ScrapeError } from "../core/error.ts";
import type { Args } from "./args.ts";
import { databaseOf, USUAL_DATABASE } from "./settings.ts";

/** Commands of ours in a hint, that work on a database; what is to be tried without a key is to stay out of it. */
const FOLLOW_UP = /(youtube-scrape (?:scrape|refresh|resume|status|report|export|prune)\b)(?! --demo)/g;

/** Text as one word of a shell. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./][\w@%+=:,./-]*$/.test(text)) return text;
  const word = text.startsWith("-") ? `./${text}` : text;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** A command to go on with, on the same database. */
export function followUp(command: string, db: string): string {
  return `youtube-scrape ${command}${db === USUAL_DATABASE ? "" : ` --db ${shellWord(db)}`}`;
}

/**
 * The error with a hint that can be followed as it stands: its commands name the database, and an unknown channel where
 * there is but a made-up one is told what that is called.
 *
 * @param args undefined where the arguments are what is wrong
 */
export function withFollowUp(error: unknown, args: Args | undefined): unknown {
  if (!(error instanceof ScrapeError) || args === undefined) return error;
  const { code, message, bucket, reason } = error;
  const hint = hintOf(error, args);
  return hint === error.hint ? error : new ScrapeError(code, message, { hint, bucket, reason });
}

function hintOf({ code, hint }: ScrapeError, args: Args): string | undefined {
  if (code === "E_UNKNOWN_CHANNEL" && args.switches.has("demo")) {
    return "the made-up channel is @demo; leave the channel out to mean it";
  }
  if (hint === undefined) return undefined;
  const flag = followUp("", databaseOf(args)).slice("youtube-scrape ".length);
  const bare = hint.replaceAll(" --db FILE", "");
  return bare.replaceAll(FOLLOW_UP, (command) => `${command}${flag}`);
}
