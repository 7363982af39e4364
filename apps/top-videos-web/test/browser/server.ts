import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { buildAssets } from "../../build/assets.ts";
import { buildApp } from "../../src/app/app.ts";
import { openArchive } from "../../src/archive/open.ts";
import { writeWorld } from "../worlds/database.ts";
import type { Outage } from "./trouble.ts";
import { writeBrowserWorld } from "./world.ts";

/** A viewer that listens, over the browser tests' own database. */
export interface BrowserServer extends Outage {
  /** Address of the channel's page, without a query. */
  readonly address: string;
  /** Address of a viewer of a database that nothing has been collected into. */
  readonly emptyAddress: string;
  /** Stops for good and takes the files away. */
  close(): Promise<void>;
}

/** Builds what pages load, makes the database and listens on a free port. */
export async function browserServer(): Promise<BrowserServer> {
  const folder = mkdtempSync(join(tmpdir(), "top-videos-browser-"));
  const assets = { folder: join(folder, "assets"), urls: await buildAssets(join(folder, "assets")) };
  writeBrowserWorld(join(folder, "videos.db"));
  writeWorld(join(folder, "empty.db"), { channels: [], videos: [] });
  const archive = openArchive(join(folder, "videos.db"), { zone: "UTC" });
  const nothing = openArchive(join(folder, "empty.db"), { zone: "UTC" });
  const empty = await buildApp({ archive: nothing, assets });
  await empty.listen({ host: "127.0.0.1", port: 0 });
  let app: FastifyInstance | undefined;
  let port = 0;
  const start = async (): Promise<void> => {
    app = await buildApp({ archive, assets, maxDelayMs: 0 });
    await app.listen({ host: "127.0.0.1", port });
    port = portOf(app.server.address());
  };
  const stop = async (): Promise<void> => {
    app?.server.closeAllConnections();
    await app?.close();
  };
  await start();
  return {
    address: `http://127.0.0.1:${port}/c/UC9ecwl3FTG66jIKA9JRDtmg`,
    emptyAddress: `http://127.0.0.1:${portOf(empty.server.address())}/`,
    start,
    stop,
    async close() {
      await stop();
      archive.close();
      empty.server.closeAllConnections();
      await empty.close();
      nothing.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}
