import { expect, test } from "vitest";
import { accessFindings, pageAccessFindings } from "./browser/access.ts";
import { copyFindings, detailFindings, themeFindings, thumbnailFindings } from "./browser/comfort.ts";
import { keyboardFindings } from "./browser/keyboard.ts";
import { noScriptFindings } from "./browser/no-script.ts";
import { playerFindings, posterFindings, sizeFindings } from "./browser/player.ts";
import { missingFromPicture } from "./browser/reproduction.ts";
import { pickerFindings, roomFindings, yearFindings } from "./browser/room.ts";
import { hostileFindings, policyFindings, TRUSTED_TYPES } from "./browser/safety.ts";
import { browserSession } from "./browser/session.ts";
import { visit } from "./browser/visit.ts";
import { HOSTILE, HOSTILE_MONTH, PICTURED } from "./browser/world.ts";

const session = browserSession();

test("the page shows all that the picture of the original shows", async () => {
  expect(await missingFromPicture(session.browser, `${session.server.address}?month=2024-12`)).toEqual([]);
});

test("the four videos of the picture come first, with their figures", async () => {
  await visit(session.browser, {}, async ({ page }) => {
    await page.goto(`${session.server.address}?month=2024-12`);
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
  expect(await playerFindings(session.browser, `${session.server.address}?month=2024-12`)).toEqual([]);
});

test("the player has the size that YouTube asks for and fits the window, at every width", async () => {
  expect(await sizeFindings(session.browser, `${session.server.address}?month=2024-12`, [320, 390, 768, 1592])).toEqual(
    [],
  );
});

test("a video's own page plays it in the place of its poster, under its name", async () => {
  expect(await posterFindings(session.browser, session.server.address)).toEqual([]);
});

test("videos come early, and a list that was chosen is in view", async () => {
  expect(await roomFindings(session.browser, session.server.address)).toEqual([]);
});

test("where there is little room the last years and the chosen one are shown, the others when asked for", async () => {
  expect(await yearFindings(session.browser, session.server.address)).toEqual([]);
});

test("the menu of channels closes by Escape and by a click elsewhere", async () => {
  expect(await pickerFindings(session.browser, session.server.address)).toEqual([]);
});

test("the keyboard alone is enough", async () => {
  expect(await keyboardFindings(session.browser, session.server.address)).toEqual([]);
});

test("everything but the player works without JavaScript", async () => {
  expect(await noScriptFindings(session.browser, session.server.address)).toEqual([]);
});

test("the theme changes at once and is remembered", async () => {
  expect(await themeFindings(session.browser, session.server.address)).toEqual([]);
});

test("a link can be copied", async () => {
  expect(await copyFindings(session.browser, session.server.address)).toEqual([]);
});

test("a thumbnail that is missing, or that is YouTube's grey one, leaves the drawn card", async () => {
  expect(await thumbnailFindings(session.browser, `${session.server.address}?month=2024-12`)).toEqual([]);
});

test("times say how long ago they are, and the focus stays where it was or goes to the list", async () => {
  expect(await detailFindings(session.browser, session.server.address)).toEqual([]);
});

test("nothing on the page breaks its policy", async () => {
  expect(await policyFindings(session.browser, session.server.address)).toEqual([]);
});

test("the page also works where every text that is parsed needs a policy of Trusted Types", async () => {
  expect(await policyFindings(session.browser, session.server.address, TRUSTED_TYPES)).toEqual([]);
});

test("hostile titles are shown as the text that they are", async () => {
  expect(
    await hostileFindings(session.browser, `${session.server.address}?month=${HOSTILE_MONTH}&n=25`, HOSTILE),
  ).toEqual([]);
});

test("axe finds nothing in either theme, at three widths and in four states, and no page is too wide at 320", async () => {
  const themes = ["dark", "light"] as const;
  expect(await accessFindings(session.browser, session.server.address, { themes, widths: [360, 768, 1592] })).toEqual(
    [],
  );
});

test("axe finds nothing on the other pages", async () => {
  const start = new URL("/", session.server.address).href;
  const pages = {
    "list of channels": start,
    "a channel whose run was cut off": `${start}c/@cutoff`,
    "a video": `${session.server.address}/video/v0000000000`,
    "an empty database": session.server.emptyAddress,
  };
  expect(await pageAccessFindings(session.browser, pages)).toEqual([]);
});
