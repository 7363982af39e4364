import { mkdirSync } from "node:fs";
import path from "node:path";
import { repository } from "@side-projects/testkit";
import { missingFromPicture } from "../../../apps/top-videos-web/test/browser/reproduction.ts";
import { type Browser, type Page, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import type { Finding } from "../src/findings.ts";
import { allOf } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

/** What the picture says of its four videos. */
const CARDS: readonly (readonly string[])[] = [
  ["Super Mushroom (Beta Mix)", "1:38", "99.4K views", "2.3K likes", "62 comments", "Dec 13, 2024"],
  ["One-Winged Angel (Nintendo Switch", "5:55", "91.0K views", "4.7K likes", "396 comments", "Dec 02, 2024"],
  ["Burning Desires - Zenless Zone Zero", "2:19", "78.8K views", "3.1K likes", "312 comments", "Dec 19, 2024"],
  ["Bad Apple!! (Original Version) - Touhou 4", "4:11", "68.8K views", "4.8K likes", "191 comments", "Dec 13, 2024"],
];

/** A title of more than two lines is cut after two, with dots. */
const CLAMP = `(() => {
  const title = document.querySelector("#list .card h3 a");
  title.textContent = "A title that is far too long for two lines of a card ".repeat(4);
  const { height } = title.getBoundingClientRect();
  const style = [title, title.parentElement].map((e) => getComputedStyle(e)).find((s) => s.webkitLineClamp === "2");
  const line = Number.parseFloat(getComputedStyle(title).lineHeight);
  return style !== undefined && title.parentElement.getBoundingClientRect().height < 2.3 * line && height > 0;
})()`;

/** How the chosen month and the figures differ from what is around them, and what is in the picture and can be measured. */
const MEASURES = `(() => {
  const chosen = document.querySelector("#months td [aria-current], #months li [aria-current], #months [aria-current]");
  const colour = (element, what) => getComputedStyle(element)[what].match(/[0-9.]+/g).map(Number);
  const [r, g, b] = colour(chosen, "backgroundColor");
  const white = colour(chosen, "color").slice(0, 3).every((part) => part >= 250);
  const cards = [...document.querySelectorAll(".stats > *, .stat")];
  const tops = new Set(cards.map((card) => Math.round(card.getBoundingClientRect().top)));
  const content = document.querySelector("main").getBoundingClientRect();
  return { red: r > 150 && g < 60 && b < 60, white, month: chosen.textContent, cards: cards.length, rows: tops.size,
    width: Math.round(content.width), sideways: document.documentElement.scrollWidth - innerWidth };
})()`;

interface Measures {
  readonly red: boolean;
  readonly white: boolean;
  readonly month: string;
  readonly cards: number;
  readonly rows: number;
  readonly width: number;
  readonly sideways: number;
}

async function shoot(page: Page, name: string): Promise<string> {
  const folder = path.join(repository, "out/acceptance");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  await page.screenshot({ path: file });
  return path.relative(repository, file);
}

async function cardFindings(browser: Browser, address: string): Promise<Finding[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    await page.goto(address);
    const shown: string[] = await page.evaluate(
      `[...document.querySelectorAll("#list .card")].slice(0, 4).map((card) => card.innerText.replace(/\\s+/g, " "))`,
    );
    const wanted = CARDS.flatMap((texts, i) =>
      texts.map((text) => ({ text, there: shown[i]?.includes(text) === true })),
    );
    const measures = await page.evaluate<Measures>(MEASURES);
    const { red, white, cards, rows, width, sideways } = measures;
    return [
      allOf(
        "texts of the picture's four cards",
        wanted.length,
        wanted.filter(({ there }) => !there).map(({ text }) => text),
      ),
      { met: red && white, text: `the chosen month is white on red (${measures.month.trim()})` },
      { met: cards === 4 && rows === 1, text: `${cards} figures in ${rows} row` },
      { met: sideways <= 0, text: `content ${width} px wide, ${Math.max(0, sideways)} px to scroll sideways` },
      { met: await page.evaluate<boolean>(CLAMP), text: "a long title is cut after two lines" },
      { met: complaints.length === 0, text: `${complaints.length} complaints of the browser` },
    ];
  });
}

/** The page at 1592 x 1416, dark, beside the picture of the original; in full also as a picture of ours in out/. */
export function pictureFindings(quick: boolean): Promise<Finding[]> {
  return withBrowser(async (browser) => {
    const missing = (address: string): Promise<string[]> => missingFromPicture(browser, address);
    const findings = await withViewer(await pictured(), async ({ address }) => {
      const december = `${address}c/${CHANNEL}?month=2024-12`;
      return [
        allOf("elements of the picture", 18, await missing(december)),
        ...(await cardFindings(browser, december)),
      ];
    });
    if (quick) return findings;
    const shots = await withViewer(await demo(20_000), async ({ address }) => {
      const december = `${address}c/${CHANNEL}?month=2024-12`;
      const found = allOf("elements on the demo", 18, await missing(december));
      const files: string[] = [];
      for (const [name, width, height, colorScheme] of [
        ["top-videos-1592-dark.png", 1592, 1416, "dark"],
        ["top-videos-1592-light.png", 1592, 1416, "light"],
        ["top-videos-390-dark.png", 390, 844, "dark"],
      ] as const) {
        await visit(browser, { width, height, colorScheme }, async ({ page }) => {
          await page.goto(december, { waitUntil: "networkidle" });
          files.push(await shoot(page, name));
        });
      }
      return [found, { met: true, text: `pictures: ${files.join(", ")}` }];
    });
    return [...findings, ...shots];
  });
}
