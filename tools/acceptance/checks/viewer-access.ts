import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import { accessFindings } from "../../../apps/top-videos-web/test/browser/access.ts";
import { PLAY } from "../../../apps/top-videos-web/test/browser/player.ts";
import { type Browser, swapping, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { measureContrast } from "./viewer-contrast.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

const AXE = createRequire(path.join(repository, "apps/top-videos-web/package.json")).resolve("axe-core/axe.min.js");

/** Axe with 4.5 to 1 for large text too, which it would let off with 3 to 1. */
const RUN = `(() => {
  axe.configure({ checks: [{ id: "color-contrast", options: { contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } } } }] });
  return axe.run(document, { iframes: false }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes[0].target + " " + nodes[0].any.map(({ message }) => message).join().slice(0, 160)));
})()`;

/** Contrast that all text must have, large text too. */
const LEAST = 4.5;

/** What moves although a reader has asked for less motion: durations over 10 ms, smooth scrolling, running animations. */
const MOVING = `[...document.querySelectorAll("*")].flatMap((element) => {
  const style = getComputedStyle(element);
  const long = (value) => value.split(",").some((part) => Number.parseFloat(part) * (part.includes("ms") ? 1 : 1000) > 10);
  const found = [];
  if (style.animationName !== "none" && long(style.animationDuration)) found.push("animation " + style.animationName);
  if (style.transitionProperty !== "none" && long(style.transitionDuration)) found.push("transition " + style.transitionProperty);
  if (style.scrollBehavior === "smooth") found.push("smooth scrolling");
  return found.map((what) => element.localName + "." + element.className + ": " + what);
}).concat(document.getAnimations().filter(({ playState }) => playState === "running").map(() => "an animation runs"))`;

async function motionFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page }) => {
    const found: string[] = [];
    await page.goto(address);
    found.push(...(await page.evaluate<string[]>(MOVING)));
    await swapping(page, () => page.locator("#months a[href]:not([aria-current])").nth(2).click());
    await page.locator(PLAY).first().click();
    found.push(...(await page.evaluate<string[]>(MOVING)));
    return found;
  });
}

interface Pages {
  readonly violations: string[];
  /** Lines of text with less contrast than they must have. */
  readonly faint: string[];
  looked: number;
  lines: number;
  least: number;
}

interface Look {
  readonly colorScheme: "dark" | "light";
  readonly width: number;
  /** How many kinds of page are looked at. */
  readonly kinds: number;
}

/** Each kind of page, with the stricter contrast, which axe cannot tell over gradients and pictures, so it is measured. */
async function lookAt(browser: Browser, address: string, { kinds, ...look }: Look, pages: Pages): Promise<void> {
  const axe = readFileSync(AXE, "utf8");
  const video = `document.querySelector('#list .card a[href*="/video/"]').href`;
  await visit(browser, { ...look, height: 900 }, async ({ page }) => {
    const channel = `${address}c/${CHANNEL}`;
    await page.goto(`${channel}?month=2024-12`);
    const story: string = await page.evaluate(video);
    const queries = [
      "?month=2024-12#player",
      "?month=2024-12",
      "?month=all&sort=percentile&n=25",
      "?q=zzzz",
      "?month=2024-13",
    ];
    const urls = [...queries.map((query) => channel + query), story, `${address}nowhere`];
    for (const url of urls.slice(0, kinds)) {
      await page.goto(address);
      await page.goto(url);
      if (url.endsWith("#player")) await page.locator(PLAY).first().click();
      await page.evaluate(axe);
      const where = `${look.colorScheme} ${look.width} ${new URL(url).pathname.slice(0, 12)}${new URL(url).search}`;
      pages.violations.push(...(await page.evaluate<string[]>(RUN)).map((text) => `${where}: ${text}`));
      for (const { text, where: element, contrast } of await measureContrast(page)) {
        pages.lines++;
        pages.least = Math.min(pages.least, contrast);
        if (!(contrast >= LEAST)) pages.faint.push(`${where}: ${contrast.toFixed(2)} ${element} "${text}"`);
      }
      pages.looked++;
    }
  });
}

async function pagesFindings(browser: Browser, database: string, looks: readonly Look[]): Promise<Finding[]> {
  const pages: Pages = { violations: [], faint: [], looked: 0, lines: 0, least: Number.POSITIVE_INFINITY };
  await withViewer(database, async ({ address }) => {
    for (const look of looks) await lookAt(browser, address, look, pages);
  });
  return [
    allOf("pages of all kinds with nothing found at 4.5 to 1 for large text too", pages.looked, pages.violations),
    allOf(
      `lines of text of at least 4.5 to 1 to each pixel behind them (the least ${pages.least.toFixed(2)})`,
      pages.lines,
      pages.faint,
    ),
  ];
}

/** Axe in both themes, at three widths, in four states; contrast of all text; a narrow window; less motion. */
export async function accessLine(quick: boolean): Promise<Finding[]> {
  const themes = ["dark", "light"] as const;
  const widths = [360, 768, 1592];
  return withBrowser(async (browser) => {
    const world = await pictured();
    const findings = await withViewer(world, async ({ address }) => {
      const page = `${address}c/${CHANNEL}`;
      const moving = await motionFindings(browser, `${page}?month=2024-12`);
      const still: Finding = {
        met: moving.length === 0,
        text: `${moving.length} movements under reduced motion ${moving.slice(0, 3).join("; ")}`,
      };
      // The app's own browser tests look at all of these each time.
      if (quick) return [still];
      const found = await accessFindings(browser, page, { themes, widths });
      return [
        allOf(
          `themes x (${widths.join(", ")} px, and 320 px for reflow) x 4 states that axe finds nothing in`,
          2 * (widths.length + 1) * 4,
          found,
        ),
        still,
      ];
    });
    const looks: Look[] = quick
      ? [{ colorScheme: "light", width: 360, kinds: 1 }]
      : themes.flatMap((colorScheme) => widths.map((width) => ({ colorScheme, width, kinds: 9 })));
    return [...findings, ...(await pagesFindings(browser, quick ? world : await demo(20_000), looks))];
  });
}
