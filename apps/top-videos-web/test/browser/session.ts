import { openBrowser } from "@side-projects/testkit";
import { afterAll, beforeAll } from "vitest";
import { type BrowserServer, browserServer } from "./server.ts";
import type { Browser } from "./visit.ts";

/** What the tests of one file share. */
export interface BrowserSession {
  readonly server: BrowserServer;
  readonly browser: Browser;
}

/** A viewer and a browser for all tests of the file that calls this, to be used within them. */
export function browserSession(): BrowserSession {
  const session: { server?: BrowserServer; browser?: Browser } = {};
  beforeAll(async () => {
    [session.server, session.browser] = await Promise.all([browserServer(), openBrowser()]);
  });
  afterAll(async () => {
    await session.browser?.close();
    await session.server?.close();
  });
  const started = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("the session starts before the first test of the file");
    return part;
  };
  return {
    get server() {
      return started(session.server);
    },
    get browser() {
      return started(session.browser);
    },
  };
}
