import { once } from "node:events";
import { hostname } from "node:os";
import { ScrapeError } from "@side-projects/youtube-scrape";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../app/app.ts";
import { loadAssets } from "../app/assets.ts";
import type { ErrorLog } from "../app/options.ts";
import { openArchive } from "../archive/open.ts";
import type { Archive } from "../core/archive.ts";
import { openInBrowser } from "./browser.ts";
import { checkPage, Failures } from "./check.ts";
import { chooseDatabase, type Database } from "./database.ts";
import { EXIT, failureOf, withDatabase } from "./failure.ts";
import { addressOf, listen, networkAddresses, tryListening } from "./listen.ts";
import { logRequests } from "./request-log.ts";
import { isLoopback, type Settings } from "./settings.ts";
import { interruption } from "./signals.ts";
import { bold, holdings, sourceOf } from "./told.ts";

/**
 * Shows a database until it is told to stop.
 *
 * @returns what to exit with
 * @throws ViewerError, ScrapeError
 */
export async function view(settings: Settings): Promise<number> {
  const stopping = interruption();
  if (!settings.check) await tryListening(settings);
  let database: Database;
  try {
    database = await chooseDatabase(settings, stopping.signal);
  } catch (error) {
    if (error instanceof ScrapeError && error.code === "E_ABORTED") return stopping.code() ?? EXIT.interrupted;
    throw error;
  }
  try {
    const archive = openArchive(database.path, { zone: settings.zone });
    try {
      const { quiet } = settings;
      if (settings.check) {
        const failures = new Failures();
        return await checkPage({ app: await appOf(settings, archive, failures), failures, archive, database, quiet });
      }
      const app = await appOf(settings, archive, errorLog(settings, database.path));
      return await serve({ settings, archive, database, app, signal: stopping.signal });
    } finally {
      archive.close();
    }
  } catch (error) {
    throw withDatabase(error, database.path);
  } finally {
    database.remove();
  }
}

/** Each mistake as a line of the standard error. */
function errorLog({ verbose }: Settings, path: string): ErrorLog {
  return {
    error: (error, context) => {
      process.stderr.write(`${failureOf(withDatabase(error, path), verbose, context).line}\n`);
    },
  };
}

function appOf(settings: Settings, archive: Archive, logger: ErrorLog): Promise<FastifyInstance> {
  const { host, allowedHosts, derived, proxyThumbnails } = settings;
  const names = isLoopback(host) ? [] : [host, hostname(), `${hostname()}.local`];
  return buildApp({
    archive,
    assets: loadAssets(),
    derived,
    proxyThumbnails,
    hosts: [...names, ...allowedHosts],
    logger,
  });
}

interface Service {
  readonly settings: Settings;
  readonly archive: Archive;
  readonly database: Database;
  readonly app: FastifyInstance;
  readonly signal: AbortSignal;
}

async function serve({ settings, archive, database, app, signal }: Service): Promise<number> {
  const { host, port: wanted, open, quiet, verbose } = settings;
  if (verbose) logRequests(app.server);
  try {
    const port = await listen(app, settings);
    const address = addressOf(host, port);
    if (!isLoopback(host)) warn("anyone who reaches this machine over the network can read the page");
    if (wanted !== 0 && port !== wanted) warn(`port ${wanted} is taken, so it is ${port}`);
    process.stdout.write(`${bold(address)}\n`);
    if (!quiet) for (const other of networkAddresses(host, port)) process.stdout.write(`also ${other}\n`);
    if (!quiet) process.stdout.write(`${holdings(archive)}\nfrom ${sourceOf(database)}; Ctrl-C ends it\n`);
    if (open) openInBrowser(address, (reason) => warn(`the browser can't be opened (${reason}); open ${address}`));
    if (!signal.aborted) await once(signal, "abort");
    return EXIT.done;
  } finally {
    await close(app);
  }
}

/** Milliseconds that answers on their way are given. */
const GRACE_MS = 1000;

async function close(app: FastifyInstance): Promise<void> {
  const impatience = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
  await app.close();
  clearTimeout(impatience);
}

function warn(text: string): void {
  process.stderr.write(`top-videos-web: ${text}\n`);
}
