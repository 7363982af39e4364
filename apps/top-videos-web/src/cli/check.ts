import type { FastifyInstance } from "fastify";
import type { ErrorLog } from "../app/options.ts";
import type { Archive } from "../core/archive.ts";
import { grouped } from "../core/format.ts";
import type { Database } from "./database.ts";
import { EXIT } from "./failure.ts";
import { holdings, sourceOf } from "./told.ts";

/** What a check is made of. */
export interface Checked {
  readonly app: FastifyInstance;
  readonly failures: Failures;
  readonly archive: Archive;
  readonly database: Database;
  readonly quiet: boolean;
}

/** Keeps what went wrong inside, so that it is told once and in the end. */
export class Failures implements ErrorLog {
  readonly all: unknown[] = [];

  error(error: unknown): void {
    this.all.push(error);
  }
}

/**
 * Asks for the page without a network and tells what came.
 *
 * @returns what to exit with
 * @throws what kept the page from being made
 */
export async function checkPage({ app, failures, archive, database, quiet }: Checked): Promise<number> {
  const { statusCode, rawPayload } = await app.inject({ url: "/", headers: { host: "localhost" } });
  await app.close();
  for (const failure of failures.all) throw failure;
  if (!quiet) {
    process.stdout.write(`${holdings(archive)}\nfrom ${sourceOf(database)}\n`);
    process.stdout.write(`page: status ${statusCode}, ${grouped(rawPayload.length)} bytes\n`);
  }
  return statusCode === 200 ? EXIT.done : EXIT.bug;
}
