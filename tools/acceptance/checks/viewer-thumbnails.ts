import { encodePng } from "@side-projects/testkit";
import { missingFromPicture } from "../../../apps/top-videos-web/test/browser/reproduction.ts";
import { type Browser, type Page, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

/** Where each card is and what of its picture is seen. */
const CARDS = `[...document.querySelectorAll("#list .card")].map((card) => {
  const box = (element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height].map(Math.round).join(); };
  const link = card.querySelector("a.play");
  const image = link.querySelector("img");
  const style = getComputedStyle(link);
  const before = getComputedStyle(link, "::before");
  const after = getComputedStyle(link, "::after");
  const drawn = [style, before, after].some((one) => one.backgroundImage !== "none" || !/^rgba\\(.*, 0\\)$|^transparent$/.test(one.backgroundColor));
  return { card: box(card), link: box(link), drawn, badge: link.querySelector(".time")?.getBoundingClientRect().width > 0,
    broken: image !== null && getComputedStyle(image).display !== "none" && getComputedStyle(image).visibility !== "hidden" && image.complete && image.naturalWidth === 0 };
})`;

interface Card {
  readonly card: string;
  readonly link: string;
  readonly drawn: boolean;
  readonly badge: boolean;
  readonly broken: boolean;
}

type Supply = "whole" | "refused" | "missing" | "garbage";

/** Answers of the hosts of pictures, this server's own drawn ones among them. */
async function supply(page: Page, how: Supply): Promise<void> {
  const pixels = { width: 320, height: 180, data: new Uint8ClampedArray(320 * 180 * 4).fill(200) };
  const png = Buffer.from(encodePng(pixels));
  await page.route(/i\.ytimg\.com|\/thumb\//, (route) => {
    if (how === "refused") return route.abort();
    if (how === "missing") return route.fulfill({ status: 404, contentType: "image/png", body: png });
    return route.fulfill({ contentType: "image/png", body: how === "garbage" ? "no picture" : png });
  });
}

async function cardsWith(
  browser: Browser,
  address: string,
  how: Supply,
  javaScriptEnabled = true,
): Promise<readonly Card[]> {
  return visit(browser, { javaScriptEnabled, height: 3000 }, async ({ page }) => {
    await supply(page, how);
    await page.goto(address, { waitUntil: "load" });
    await page.locator("#list .card").last().scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle");
    return page.evaluate<readonly Card[]>(CARDS);
  });
}

/** What of the pages is not whole where no picture can be had. */
async function withoutPictures(browser: Browser, address: string, quick: boolean): Promise<string[]> {
  const found: string[] = [];
  const whole = await cardsWith(browser, address, "whole");
  for (const how of quick ? (["refused"] as const) : (["refused", "missing", "garbage"] as const)) {
    const cards = await cardsWith(browser, address, how);
    for (const [i, card] of cards.entries()) {
      if (card.card !== whole[i]?.card || card.link !== whole[i]?.link)
        found.push(`${how}: card ${i + 1} is at ${card.card}, not ${whole[i]?.card}`);
      if (!card.drawn) found.push(`${how}: nothing is drawn in card ${i + 1}`);
      if (!card.badge) found.push(`${how}: card ${i + 1} has no duration`);
      // What is missing may come as a picture all the same, and is then shown.
      if (card.broken) found.push(`${how}: card ${i + 1} shows a broken picture`);
    }
    if (cards.length === 0 || cards.length !== whole.length)
      found.push(`${how}: ${cards.length} cards of ${whole.length}`);
  }
  return found;
}

/** Pages whose thumbnails cannot be reached. */
export async function thumbnailLine(quick: boolean): Promise<Finding[]> {
  const worlds = [await pictured(), ...(quick ? [] : [await demo(20_000)])];
  const broken: string[] = [];
  const missing: string[] = [];
  await withBrowser(async (browser) => {
    for (const database of worlds) {
      await withViewer(database, async ({ address }) => {
        const page = `${address}c/${CHANNEL}?month=2024-12`;
        broken.push(...(await withoutPictures(browser, page, quick)));
        const plain = await cardsWith(browser, page, "refused", false);
        if (plain.some(({ drawn }) => !drawn)) broken.push("without JavaScript nothing is drawn");
        // The browser tests' visits reach no picture of YouTube.
        missing.push(...(await missingFromPicture(browser, page)));
      });
    }
  });
  const kinds = quick ? 2 : 4;
  return [
    allOf(
      "pages without thumbnails whose cards stand where they stand with them, drawn, none broken",
      worlds.length * kinds,
      broken,
    ),
    allOf("elements of the original's picture that are there without them", 18 * worlds.length, missing),
  ];
}
