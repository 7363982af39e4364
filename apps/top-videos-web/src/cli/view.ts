import { once } from "node:events";
import { hostname } from "node:os";
import { ScrapeError } from "@side-projects/youtube-scrape";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../app/app.ts";
import { loadAssets } from "../app/assets.ts";
import { openArchive } from "../archive/open.ts";
import type { Archive } from "../core/archive.ts";
import { openInBrowser } from "./browser.ts";
import { checkPage } from "./check.ts";
import { chooseDatabase, type Database } from "./database.ts";
import { EXIT, failureOf, withDatabase } from "./failure.ts";
import { addressOf, listen, networkAddresses } from "./listen.ts";
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
      const app = await appOf(settings, archive, database.path);
      if (settings.check) return await checkPage(app, archive, database);
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

function appOf(settings: Settings, archive: Archive, path: string): Promise<FastifyInstance> {
  const { host, allowedHosts, derived, proxyThumbnails, verbose } = settings;
  const names = isLoopback(host) ? [] : [host, hostname(), `${hostname()}.local`];
  const lineOf = (error: unknown, context: string): string =>
    failureOf(withDatabase(error, path), verbose, context).line;
  return buildApp({
    archive,
    assets: loadAssets(),
    derived,
    proxyThumbnails,
    hosts: [...names, ...allowedHosts],
    logger: { error: (error, context) => process.stderr.write(`${lineOf(error, context)}\n`) },
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
