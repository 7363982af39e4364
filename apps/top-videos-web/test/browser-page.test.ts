import { openBrowser } from "@side-projects/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessFindings } from "./browser/access.ts";
import { copyFindings, detailFindings, themeFindings, thumbnailFindings } from "./browser/comfort.ts";
import { keyboardFindings } from "./browser/keyboard.ts";
import { noScriptFindings } from "./browser/no-script.ts";
import { playerFindings, sizeFindings } from "./browser/player.ts";
import { missingFromPicture } from "./browser/reproduction.ts";
import { hostileFindings, policyFindings, TRUSTED_TYPES } from "./browser/safety.ts";
import { type BrowserServer, browserServer } from "./browser/server.ts";
import { type Browser, visit } from "./browser/visit.ts";
import { HOSTILE, HOSTILE_MONTH, PICTURED } from "./browser/world.ts";

let server: BrowserServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([browserServer(), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test("the page shows all that the picture of the original shows", async () => {
  expect(await missingFromPicture(browser, `${server.address}?month=2024-12`)).toEqual([]);
});

test("the four videos of the picture come first, with their figures", async () => {
  await visit(browser, {}, async ({ page }) => {
    await page.goto(`${server.address}?month=2024-12`);
    const cards: string[] = await page.evaluate(
      `[...document.querySelectorAll("#list .card")].slice(0, 4).map((card) => card.innerText.replace(/\\s+/g, " "))`,
    );
    const figures = [
      ["1:38", "99.4K views 2.3K likes", "62 comments", "Dec 13, 2024"],
      ["5:55", "91.0K views 4.7K likes", "396 comments", "Dec 02, 2024"],
      ["2:19", "78.8K views 3.1K likes", "312 comments", "Dec 19, 2024"],
      ["4:11", "68.8K views 4.8K likes", "191 comments", "Dec 13, 2024"],
    ];
    for (const [i, [title]] of PICTURED.entries()) {
      for (const text of [title, ...(figures[i] ?? [])]) expect(cards[i]).toContain(text);
    }
  });
});

test("a video plays in the page, one at a time, and nothing is loaded from elsewhere before a click", async () => {
  expect(await playerFindings(browser, `${server.address}?month=2024-12`)).toEqual([]);
});

test("the player has the size that YouTube asks for at every width", async () => {
  expect(await sizeFindings(browser, `${server.address}?month=2024-12`, [320, 390, 768, 1592])).toEqual([]);
});

test("the keyboard alone is enough", async () => {
  expect(await keyboardFindings(browser, server.address)).toEqual([]);
});

test("everything but the player works without JavaScript", async () => {
  expect(await noScriptFindings(browser, server.address)).toEqual([]);
});

test("the theme changes at once and is remembered", async () => {
  expect(await themeFindings(browser, server.address)).toEqual([]);
});

test("a link can be copied", async () => {
  expect(await copyFindings(browser, server.address)).toEqual([]);
});

test("a thumbnail that is missing, or that is YouTube's grey one, leaves the drawn card", async () => {
  expect(await thumbnailFindings(browser, `${server.address}?month=2024-12`)).toEqual([]);
});

test("times say how long ago they are, and the focus stays where it was or goes to the list", async () => {
  expect(await detailFindings(browser, server.address)).toEqual([]);
});

test("nothing on the page breaks its policy", async () => {
  expect(await policyFindings(browser, server.address)).toEqual([]);
});

test("the page also works where every text that is parsed needs a policy of Trusted Types", async () => {
  expect(await policyFindings(browser, server.address, TRUSTED_TYPES)).toEqual([]);
});

test("hostile titles are shown as the text that they are", async () => {
  expect(await hostileFindings(browser, `${server.address}?month=${HOSTILE_MONTH}&n=25`, HOSTILE)).toEqual([]);
});

test("axe finds nothing in either theme, at three widths and in four states, and no page is too wide at 320", async () => {
  const themes = ["dark", "light"] as const;
  expect(await accessFindings(browser, server.address, { themes, widths: [360, 768, 1592] })).toEqual([]);
});
