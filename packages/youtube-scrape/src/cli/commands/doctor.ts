import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { createClient } from "../../api/client.ts";
import { checkBaseUrl, GOOGLE_BASE_URL } from "../../api-base.ts";
import { ScrapeError, visible } from "../../core/error.ts";
import { SCHEMA_VERSION } from "../../store/schema.ts";
import { status } from "../../store/status.ts";
import { namedBase, type Service, serviceOf } from "../api.ts";
import type { Context } from "../context.ts";
import { EXIT, exitCodeOf, worse } from "../exit.ts";
import { withFollowUp } from "../hint.ts";
import { duration, grouped } from "../progress.ts";
import { databaseOf } from "../settings.ts";
import { interruption } from "../signals.ts";
import { reading } from "../stores.ts";

type Verdict = "ok" | "warn" | "fail";

interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  readonly text: string;
  /** What to exit with where it failed. */
  readonly code: number;
}

/** A channel of Google's own: asking for its id alone is the smallest question that shows whether the key works. */
const PROBE = { part: "id", id: "UC_x5XG1OV2P6uZZ5FSM9Ttw" };

/** Further off than this, times in the database would be noticeably wrong. */
const SKEW_WARN_MS = 60_000;

/** `youtube-scrape doctor`: one line for each thing that has to be right. */
export async function doctorCommand(context: Context): Promise<number> {
  const findings: Finding[] = [];
  const tell = (finding: Finding): void => {
    findings.push(finding);
    context.terminal.line(lineOf(finding, context.json));
  };
  tell(keyFinding(context));
  for (const finding of await serviceFindings(context)) tell(finding);
  tell(await databaseFinding(context));
  return findings.map(({ code }) => code).reduce(worse, EXIT.done);
}

function lineOf({ check, verdict, text }: Finding, json: boolean): string {
  if (json) return JSON.stringify({ check, verdict, text });
  return visible(`${verdict.padEnd(6)}${check.padEnd(10)}${text}`);
}

function good(check: string, text: string): Finding {
  return { check, verdict: "ok", text, code: EXIT.done };
}

function warning(check: string, text: string): Finding {
  return { check, verdict: "warn", text, code: EXIT.done };
}

/** @throws the error itself where it is a mistake of ours */
function failed(check: string, error: unknown): Finding {
  if (!(error instanceof ScrapeError)) throw error;
  const { code, message, hint } = error;
  const text = `${code}: ${message}${hint === undefined ? "" : `; ${hint}`}`;
  return { check, verdict: "fail", text, code: exitCodeOf(code) };
}

function keyFinding({ args, found }: Context): Finding {
  if (args.switches.has("demo")) return good("key", "none needed for the made-up channel");
  return found.key === undefined ? failed("key", found.problem) : good("key", `found in ${found.from}`);
}

async function serviceFindings(context: Context): Promise<Finding[]> {
  const { args, found } = context;
  const demo = args.switches.has("demo");
  const named = namedBase(context) ?? GOOGLE_BASE_URL;
  try {
    if (!demo) checkBaseUrl(named, args.lists.get("allow-host") ?? []);
  } catch (error) {
    return [failed("address", error)];
  }
  if (!demo && found.key === undefined) {
    return [good("address", named), warning("service", "not asked, for want of a key")];
  }
  const stopping = interruption(() => undefined);
  const service = await serviceOf(context, stopping);
  try {
    return [good("address", service.options.baseUrl ?? named), ...(await ask(service))];
  } finally {
    await service.close();
  }
}

/** Errors that come from a server that was reached, by what they say works up to there. */
const KEY_TROUBLE: ReadonlySet<string> = new Set(["E_KEY", "E_KEY_RESTRICTED", "E_NO_KEY"]);

async function ask({ options }: Service): Promise<Finding[]> {
  const account = { charge: () => undefined, refund: () => undefined };
  const client = createClient({ ...options, attempts: 1 }, account, 1);
  try {
    await client.call({ path: "channels", query: PROBE });
    return [
      good("reach", "the server answers"),
      good("accepted", "the key is accepted, for 1 unit"),
      good("api", "the YouTube Data API is on"),
      clockFinding(client.skew()),
    ];
  } catch (error) {
    if (!(error instanceof ScrapeError)) throw error;
    if (error.code === "E_NETWORK" || error.code === "E_HOST" || error.code === "E_ANSWER") {
      return [failed("reach", error)];
    }
    const reached = good("reach", "the server answers");
    const clock = clockFinding(client.skew());
    if (KEY_TROUBLE.has(error.code)) return [reached, failed("accepted", error), clock];
    if (error.code === "E_API_OFF") return [reached, good("accepted", "the key is known"), failed("api", error), clock];
    return [reached, failed("units", error), clock];
  } finally {
    await client.close();
  }
}

function clockFinding(skew: number | undefined): Finding {
  if (skew === undefined) return warning("clock", "the server sent no date to compare with");
  const seconds = Math.abs(skew) / 1000;
  if (Math.abs(skew) <= SKEW_WARN_MS) return good("clock", `${seconds.toFixed(0)} s from the server's`);
  const way = skew > 0 ? "behind" : "ahead of";
  return warning("clock", `${duration(seconds)} ${way} the server's; set it, or days and quotas are counted wrongly`);
}

async function databaseFinding(context: Context): Promise<Finding> {
  const { args, clock } = context;
  const path = databaseOf(args);
  if (path !== "" && existsSync(dirname(resolve(path))) && !existsSync(path)) {
    return good("database", `${path} will be made, with schema ${SCHEMA_VERSION}`);
  }
  try {
    const found = await reading(context, (store) => Promise.resolve(status(store, { now: clock.now() })));
    const { channels, bytes, schemaVersion } = found;
    const videos = channels.reduce((sum, channel) => sum + channel.videos, 0);
    const text = `${path}, schema ${schemaVersion}, ${channels.length} channels, ${grouped(videos)} videos, ${grouped(bytes)} bytes`;
    return good("database", text);
  } catch (error) {
    return failed("database", withFollowUp(error, args));
  }
}
