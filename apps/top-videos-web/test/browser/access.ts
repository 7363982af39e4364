import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PLAY } from "./player.ts";
import { type Browser, type Page, visit } from "./visit.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const run = (options: object): string =>
  `axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], iframes: false, ...options })}).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | ")))`;

const ALL = run({});

/** The rules that another theme can break in a page of which all else has been looked at. */
const COLOURS = run({ runOnly: ["color-contrast", "link-in-text-block"] });

const WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

/** Width in pixels at which pages that hold no list are looked at. */
const MIDDLE = 768;

export interface AccessOptions {
  readonly widths: readonly number[];
  /** The first is looked at by all rules, in the others the colours are. */
  readonly themes: readonly ("dark" | "light")[];
}

interface Look {
  readonly state: string;
  readonly colorScheme: string;
  readonly width: number;
  /** What axe is asked. @default ALL */
  readonly rules?: string;
}

/** Width in pixels at which a page must still fit (WCAG 1.4.10); narrower than any that axe looks at. */
const NARROW = 320;

async function look(page: Page, { state, colorScheme, width, rules = ALL }: Look): Promise<string[]> {
  const found: string[] = width === NARROW ? [] : await page.evaluate(rules);
  const over: number = await page.evaluate(WIDE);
  if (over > 0) found.push(`${over} px wider than the window`);
  return found.map((finding) => `${state} ${colorScheme} ${width}: ${finding}`);
}

/**
 * What axe finds, and pages wider than their window, which also is looked at 320 pixels wide: idle, with a player,
 * without videos, and with an error.
 */
export async function accessFindings(browser: Browser, address: string, options: AccessOptions): Promise<string[]> {
  const found: string[] = [];
  const states = { idle: address, empty: `${address}?q=zzzzzz`, error: `${address}?month=2024-13` };
  for (const [i, colorScheme] of options.themes.entries()) {
    const rules = i === 0 ? ALL : COLOURS;
    await visit(browser, { colorScheme, height: 900 }, async ({ page }) => {
      for (const [state, url] of Object.entries(states)) {
        await page.goto(url);
        await page.evaluate(axe);
        for (const width of [NARROW, ...options.widths]) {
          await page.setViewportSize({ width, height: 900 });
          found.push(...(await look(page, { state, colorScheme, width, rules })));
          if (state !== "idle") continue;
          await page.locator(PLAY).first().click();
          found.push(...(await look(page, { state: "player", colorScheme, width, rules })));
          await page.locator("#player .close").click();
        }
      }
    });
  }
  return found;
}

/** What axe finds on other pages, by their names, and whether they are wider than a narrow window. */
export async function pageAccessFindings(
  browser: Browser,
  addresses: Readonly<Record<string, string>>,
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await visit(browser, { colorScheme, width: MIDDLE, height: 900 }, async ({ page, complaints }) => {
      for (const [state, url] of Object.entries(addresses)) {
        await page.goto(url);
        await page.evaluate(axe);
        for (const width of [NARROW, MIDDLE]) {
          await page.setViewportSize({ width, height: 900 });
          found.push(...(await look(page, { state, colorScheme, width })));
        }
      }
      found.push(...complaints);
    });
  }
  return found;
}
