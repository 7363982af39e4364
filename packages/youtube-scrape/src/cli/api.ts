import { Secret } from "../api/secret.ts";
import { checkBaseUrl, GOOGLE_BASE_URL, hostOwner } from "../api-base.ts";
import { ScrapeError } from "../core/error.ts";
import type { ApiOptions } from "../options.ts";
import type { Context } from "./context.ts";
import { DEMO_FLAGS, type Demo, readDemo, startDemo } from "./demo.ts";
import { demoClock, demoOf } from "./demo-past.ts";

const BASE_VARIABLE = "YOUTUBE_API_BASE";

/** A way to the API, and how to leave it. */
export interface Service {
  readonly options: ApiOptions;
  /** The made-up channel, where it is what is asked. */
  readonly demo: Demo | undefined;
  close(): Promise<void>;
}

/** What goes into the options of each service of a command. */
export interface Shared {
  readonly signal: AbortSignal;
}

/**
 * The API as the flags name it: the made-up one under --demo, else that of --base-url or YOUTUBE_API_BASE, else Google's.
 *
 * @throws ScrapeError E_USAGE, E_HOST, E_NO_KEY, E_FILE
 */
export async function serviceOf(context: Context, shared: Shared): Promise<Service> {
  const { args } = context;
  if (args.switches.has("demo")) {
    if (args.texts.has("base-url")) {
      throw new ScrapeError("E_USAGE", "--demo and --base-url exclude each other", { hint: "leave one of them out" });
    }
    return demoService(context, shared, await demoOf(args));
  }
  const given = DEMO_FLAGS.find((flag) => args.numbers.has(flag) || args.lists.has(flag));
  if (given !== undefined) {
    throw new ScrapeError("E_USAGE", `--${given} describes the made-up channel`, { hint: "add --demo" });
  }
  return remote(context, shared, namedBase(context) ?? GOOGLE_BASE_URL);
}

/**
 * The API that an unfinished run was made with. What --base-url names wins; a made-up channel is left for nothing else,
 * while YOUTUBE_API_BASE wins over a stored address. That one is taken only where it is Google's or this machine's, since
 * a database must not be able to send the key elsewhere.
 *
 * @param stored options of the run
 * @throws ScrapeError E_USAGE, E_HOST, E_NO_KEY, E_FILE
 */
export async function serviceOfRun(
  context: Context,
  shared: Shared,
  stored: Readonly<Record<string, unknown>>,
): Promise<Service> {
  const isDemo = stored.demo !== undefined && stored.demo !== null;
  if (isDemo && !context.args.texts.has("base-url")) return demoService(context, shared, stored.demo);
  const named = namedBase(context);
  if (named !== undefined) return remote(context, shared, named);
  const base = typeof stored.baseUrl === "string" ? stored.baseUrl : GOOGLE_BASE_URL;
  if (hostOwner(base) === "other") {
    throw new ScrapeError(
      "E_HOST",
      `the run was made against ${new URL(base).host}, which a database can't vouch for`,
      {
        hint: "name it again: --base-url URL --allow-host NAME",
      },
    );
  }
  return remote(context, shared, base);
}

/** The address that the flags or the environment name. */
export function namedBase({ args }: Context): string | undefined {
  return args.texts.get("base-url") ?? (process.env[BASE_VARIABLE] || undefined);
}

function remote(context: Context, shared: Shared, url: string): Service {
  const allowHosts = context.args.lists.get("allow-host") ?? [];
  const baseUrl = checkBaseUrl(url, allowHosts);
  const { key, problem } = context.found;
  if (key === undefined) throw problem;
  return {
    options: { ...common(context, shared), apiKey: key, baseUrl, allowHosts },
    demo: undefined,
    close: () => Promise.resolve(),
  };
}

async function demoService(context: Context, shared: Shared, described: unknown): Promise<Service> {
  const clock = await demoClock(context.clock, context.args, readDemo(described).day);
  const demo = await startDemo(described, clock);
  return {
    options: { ...common(context, shared), clock, apiKey: new Secret(demo.apiKey), baseUrl: demo.baseUrl },
    demo,
    close: () => demo.close(),
  };
}

function common({ args, clock, journal }: Context, { signal }: Shared): Omit<ApiOptions, "apiKey"> {
  const timeout = args.numbers.get("timeout");
  return {
    clock,
    signal,
    onEvent: (event) => journal.event(event),
    ...(timeout !== undefined && { timeout }),
  };
}
