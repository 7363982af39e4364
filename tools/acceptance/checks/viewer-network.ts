import { PLAY, playerFindings, playerLoaded } from "../../../apps/top-videos-web/test/browser/player.ts";
import { type Browser, swapping, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

interface Log {
  /** Hosts beside this server before a video is clicked, and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Referers of players. */
  readonly referers: readonly (string | undefined)[];
}

/** A walk over pages and months, then a click on a video. */
function logOf(browser: Browser, address: string): Promise<Log> {
  return visit(browser, { height: 3000 }, async ({ page, asked }) => {
    await page.goto(address);
    await swapping(page, () => page.locator("#months a[href]:not([aria-current])").nth(2).click());
    await page.locator('#list .card a[href*="/video/"]').first().click();
    await page.waitForURL("**/video/**");
    await page.goto(address);
    await page.locator(PLAY).first().hover();
    // Whatever a hover starts has been asked for once another answer is there.
    await page.evaluate("fetch(location.href)");
    const before = asked.map(({ url }) => new URL(url).host);
    const count = asked.length;
    await page.locator(PLAY).first().click();
    await playerLoaded(page);
    await page.evaluate("fetch(location.href)");
    const rest = asked.slice(count);
    const players = rest.filter(({ url }) => url.startsWith("https://www.youtube-nocookie.com/embed/"));
    return {
      before: [...new Set(before)].sort(),
      after: [...new Set(rest.map(({ url }) => new URL(url).host))].sort(),
      referers: players.map(({ referer }) => referer),
    };
  });
}

interface Case {
  readonly what: string;
  readonly database: string;
  readonly args: readonly string[];
  /** Hosts that may be asked before a click. */
  readonly before: readonly string[];
}

async function caseFindings(browser: Browser, { what, database, args, before }: Case): Promise<Finding> {
  return withViewer(
    database,
    async ({ address }) => {
      const log = await logOf(browser, `${address}c/${CHANNEL}?month=2024-12`);
      const later = log.after.filter((host) => !before.includes(host));
      const own = log.referers.length > 0 && log.referers.every((referer) => referer === address);
      const met = log.before.join() === before.join() && later.join() === "www.youtube-nocookie.com" && own;
      const text = `${what}: before a click ${log.before.join(" ") || "nobody else"}, after it ${later.join(" ") || "nobody"}, Referer ${log.referers.join(" ") || "missing"}`;
      return { met, text };
    },
    { args },
  );
}

/** Who is asked for what, before a video is clicked and after. */
export async function networkFindings(quick: boolean): Promise<Finding[]> {
  const world = await pictured();
  const own = "with pictures of YouTube";
  return withBrowser(async (browser) => {
    const usual = await caseFindings(browser, { what: own, database: world, args: [], before: ["i.ytimg.com"] });
    const proxy = { what: "--proxy-thumbs", database: world, args: ["--proxy-thumbs"], before: [] };
    const findings = [usual, await caseFindings(browser, proxy)];
    if (quick) return findings;
    const made = { what: "the demo", database: await demo(20_000), args: [], before: [] };
    const flow = await withViewer(world, ({ address }) =>
      playerFindings(browser, `${address}c/${CHANNEL}?month=2024-12`),
    );
    return [
      ...findings,
      await caseFindings(browser, made),
      allOf("flows of opening, stepping, playing all and closing", 1, flow),
    ];
  });
}
