import type { FastifyInstance } from "fastify";
import type { Archive } from "../core/archive.ts";
import { grouped } from "../core/format.ts";
import type { Database } from "./database.ts";
import { EXIT } from "./failure.ts";
import { holdings, sourceOf } from "./told.ts";

/**
 * Asks for the page without a network and tells what came.
 *
 * @returns what to exit with
 */
export async function checkPage(app: FastifyInstance, archive: Archive, database: Database): Promise<number> {
  const { statusCode, rawPayload } = await app.inject({ url: "/", headers: { host: "localhost" } });
  await app.close();
  process.stdout.write(`${holdings(archive)}\nfrom ${sourceOf(database)}\n`);
  process.stdout.write(`page: status ${statusCode}, ${grouped(rawPayload.length)} bytes\n`);
  return statusCode === 200 ? EXIT.done : EXIT.bug;
}
