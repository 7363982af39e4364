import type { Outage } from "../../../apps/top-videos-web/test/browser/trouble.ts";
import { outageFindings } from "../../../apps/top-videos-web/test/browser/trouble.ts";
import type { Browser } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { swapping, until, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { startViewer, type Viewer, withBrowser } from "./viewer-command.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

/** A click on a month while the server is gone, then another click once it is back, without the button. */
async function goesOn(browser: Browser, address: string, outage: Outage): Promise<string[]> {
  return visit(browser, {}, async ({ page }) => {
    const found: string[] = [];
    await page.goto(address);
    const cards = await page.locator("#list .card").count();
    const months = page.locator("#months a[href]:not([aria-current])");
    await outage.stop();
    await months.nth(3).click();
    await page.waitForSelector("#trouble");
    await months.nth(4).click();
    await until(page, "window.pending === 0");
    if ((await page.locator("#trouble").count()) !== 1) found.push("not one message after two clicks");
    if (!(await page.locator("#trouble").isVisible())) found.push("the message is not seen");
    if ((await page.locator("#list .card").count()) !== cards) found.push("the videos are gone");
    await outage.start();
    await swapping(page, () => months.nth(5).click());
    if ((await page.locator("#trouble").count()) !== 0) found.push("the message stays after an answer");
    return found;
  });
}

/** Seconds after which a reader has gone away. */
const PATIENCE_S = 30;

/** An answer that never comes: what is shown stays, and the message comes once htmx has given up. */
async function hangs(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page }) => {
    await page.goto(address);
    const cards = await page.locator("#list .card").count();
    await page.route(/[?&]sort=likes/, () => undefined);
    await page.selectOption("#controls select[name=sort]", "likes");
    const told = page.waitForSelector("#trouble", { timeout: 1000 * PATIENCE_S });
    const late = await told.then(
      () => [],
      () => [`no message within ${PATIENCE_S} s`],
    );
    const left = await page.locator("#list .card").count();
    return left === cards ? late : [...late, `${left} cards of ${cards} are left`];
  });
}

/** The command stopped and started on the same port while a page is open. */
export async function outageLine(quick: boolean): Promise<Finding[]> {
  const databases = [await pictured(), ...(quick ? [] : [await demo(20_000)])];
  const found: string[] = [];
  const hung: string[] = [];
  await withBrowser(async (browser) => {
    for (const database of databases) {
      let running: Viewer = await startViewer(database);
      const { port, address } = running;
      const outage: Outage = {
        stop: async () => {
          await running.stop();
        },
        start: async () => {
          running = await startViewer(database, { port });
        },
      };
      try {
        const page = `${address}c/${CHANNEL}`;
        found.push(...(await outageFindings(browser, page, outage)), ...(await goesOn(browser, page, outage)));
        if (!quick) hung.push(...(await hangs(browser, page)));
      } finally {
        await running.stop();
      }
    }
  });
  const findings = [
    allOf("outages with a message, the old content kept, and work again after it", 2 * databases.length, found),
  ];
  return quick
    ? findings
    : [...findings, allOf("answers that never come, told after htmx's time", databases.length, hung)];
}
