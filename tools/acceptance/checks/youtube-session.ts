import path from "node:path";
import type { CommandResult } from "@side-projects/testkit";
import {
  type SecondApi,
  type SecondApiOptions,
  startSecondApi,
} from "../../../packages/youtube-scrape/test/second-api/server.ts";
import { inFolder } from "./command.ts";
import { type YoutubeOptions, youtube } from "./youtube-command.ts";
import { CHANNEL } from "./youtube-worlds.ts";

/** A database in an empty folder and a second server to fill it from. */
export interface Session {
  api: SecondApi;
  folder: string;
  /** The database. */
  db: string;
  /** Runs `scrape` of the channel, or another command, with this server and database unless it names its own. */
  run(args?: readonly string[], options?: Partial<YoutubeOptions>): Promise<CommandResult>;
}

/** A day on which nothing special happens: noon in California, 2026-10-20. */
export const NOON: number = Date.UTC(2026, 9, 20, 19);
export const DAY = 86_400_000;

/** An environment in which the command takes a moment for the present. */
export function at(moment: number): { env: Record<string, string> } {
  return { env: { YOUTUBE_SCRAPE_NOW: new Date(moment).toISOString() } };
}

/** Gives the work a second server and an empty folder, and takes both away in the end. */
export async function withSecondApi<T>(options: SecondApiOptions, work: (session: Session) => Promise<T>): Promise<T> {
  const api = await startSecondApi(options);
  try {
    return await inFolder((folder) => {
      const db = path.join(folder, "videos.db");
      const run: Session["run"] = (args = ["scrape", CHANNEL], more = {}) =>
        youtube([...withUsual(args, { db, "base-url": api.url }), "--json"], { cwd: folder, ...more });
      return work({ api, folder, db, run });
    });
  } finally {
    await api.close();
  }
}

function withUsual(args: readonly string[], usual: Record<string, string>): string[] {
  const missing = Object.entries(usual).filter(([name]) => !args.includes(`--${name}`));
  return [...args, ...missing.flatMap(([name, value]) => [`--${name}`, value])];
}
