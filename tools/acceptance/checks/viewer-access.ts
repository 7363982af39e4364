import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import { accessFindings } from "../../../apps/top-videos-web/test/browser/access.ts";
import { PLAY } from "../../../apps/top-videos-web/test/browser/player.ts";
import { type Browser, swapping, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

const AXE = createRequire(path.join(repository, "apps/top-videos-web/package.json")).resolve("axe-core/axe.min.js");

/** Axe with 4.5 to 1 for large text too, which it would let off with 3 to 1. */
const RUN = `(() => {
  axe.configure({ checks: [{ id: "color-contrast", options: { contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } } } }] });
  return axe.run(document, { iframes: false }).then(({ violations, incomplete }) => ({
    violations: violations.map(({ id, nodes }) => id + ": " + nodes[0].target + " " + nodes[0].any.map(({ message }) => message).join().slice(0, 160)),
    unsure: incomplete.filter(({ id }) => id === "color-contrast").flatMap(({ nodes }) => nodes.map(({ target }) => String(target))),
  }));
})()`;

interface Contrast {
  readonly violations: readonly string[];
  /** Texts over pictures and gradients, of which axe cannot tell. */
  readonly unsure: readonly string[];
}

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
  /** With 4.5 to 1 for all text. */
  readonly violations: string[];
  readonly unsure: Set<string>;
  looked: number;
}

/** Each kind of page in both themes, with the stricter contrast. */
async function pagesFindings(browser: Browser, address: string, widths: readonly number[]): Promise<Pages> {
  const axe = readFileSync(AXE, "utf8");
  const pages: Pages = { violations: [], unsure: new Set(), looked: 0 };
  const video = `document.querySelector('#list .card a[href*="/video/"]').href`;
  for (const colorScheme of ["dark", "light"] as const) {
    for (const width of widths) {
      await visit(browser, { colorScheme, width, height: 900 }, async ({ page }) => {
        const channel = `${address}c/${CHANNEL}`;
        await page.goto(`${channel}?month=2024-12`);
        const story: string = await page.evaluate(video);
        const urls = [
          `${channel}?month=2024-12`,
          `${channel}?month=all&sort=percentile&n=25`,
          `${channel}?q=zzzz`,
          `${channel}?month=2024-13`,
          story,
          `${address}nowhere`,
        ];
        for (const url of urls) {
          await page.goto(url);
          await page.evaluate(axe);
          const { violations, unsure } = await page.evaluate<Contrast>(RUN);
          const where = `${colorScheme} ${width} ${new URL(url).pathname.slice(0, 12)}${new URL(url).search}`;
          pages.violations.push(...violations.map((text) => `${where}: ${text}`));
          for (const target of unsure) pages.unsure.add(target.replace(/\d+/g, "N"));
          pages.looked++;
        }
      });
    }
  }
  return pages;
}

/** Axe in both themes, at three widths, in four states; contrast of all text; a narrow window; less motion. */
export async function accessLine(quick: boolean): Promise<Finding[]> {
  const themes = ["dark", "light"] as const;
  const widths = quick ? [360] : [360, 768, 1592];
  return withBrowser(async (browser) => {
    const findings = await withViewer(await pictured(), async ({ address }) => {
      const page = `${address}c/${CHANNEL}?month=2024-12`;
      const found = await accessFindings(browser, page.replace(/\?.*/, ""), {
        themes: quick ? ["dark"] : themes,
        widths,
      });
      const moving = await motionFindings(browser, page);
      return [
        allOf(
          `themes x (${widths.join(", ")} px, and 320 px for reflow) x 4 states that axe finds nothing in`,
          (quick ? 1 : 2) * (widths.length + 1) * 4,
          found,
        ),
        {
          met: moving.length === 0,
          text: `${moving.length} movements under reduced motion ${moving.slice(0, 3).join("; ")}`,
        },
      ];
    });
    if (quick) return findings;
    const demoFindings = await withViewer(await demo(20_000), async ({ address }) => {
      const { violations, unsure, looked } = await pagesFindings(browser, address, [360, 1592]);
      return [
        allOf(
          "pages of the demo with nothing found and all text at 4.5 to 1 or more, large text too",
          looked,
          violations,
        ),
        {
          met: true,
          text: `${unsure.size} texts over pictures, of which axe cannot tell ${[...unsure].slice(0, 4).join(" ")}`,
        },
      ];
    });
    return [...findings, ...demoFindings];
  });
}
