import { playerLoaded } from "./player.ts";
import { type Browser, type Page, swapping, visit } from "./visit.ts";

/** More stops than this on the way to something mean that it cannot be reached. */
const MOST_STOPS = 400;

/** Presses Tab until the selector has the focus; how often that took, or undefined where it never had. */
async function tabTo(page: Page, selector: string): Promise<number | undefined> {
  for (let stops = 1; stops <= MOST_STOPS; stops++) {
    await page.keyboard.press("Tab");
    if (await isAt(page, selector)) return stops;
  }
  return undefined;
}

function isAt(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
}

/** A run with the keyboard alone: a month, an order, a search, a video, and back. */
export function keyboardFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const found: string[] = [];
    const expect = (right: boolean, what: string): void => {
      if (!right) found.push(what);
    };
    const said = (): Promise<string> => page.evaluate('document.getElementById("announce").textContent');
    await page.goto(address);

    expect((await tabTo(page, "#months td a[href], #months li a[href]")) !== undefined, "Tab does not reach a month");
    const first: string = await page.evaluate("document.activeElement.href");
    await page.keyboard.press("ArrowDown");
    expect(await isAt(page, "#months a[href]"), "the arrow leaves the months");
    expect((await page.evaluate("document.activeElement.href")) !== first, "the arrow does not move");
    await page.keyboard.press("ArrowUp");
    expect((await page.evaluate("document.activeElement.href")) === first, "the arrow back does not lead back");
    await page.keyboard.press("Home");
    const isLinkOfYear = (place: 0 | -1): Promise<boolean> =>
      page.evaluate(
        `[...document.activeElement.closest("tr").querySelectorAll("td a[href]")].at(${place}) === document.activeElement`,
      );
    expect(await isLinkOfYear(0), "Home does not lead to the first month of the year");
    await page.keyboard.press("End");
    expect(await isLinkOfYear(-1), "End does not lead to the last month of the year");
    await page.keyboard.press("ArrowDown");
    await swapping(page, () => page.keyboard.press("Enter"));
    expect(await isAt(page, "#months a[aria-current]"), "the month that was chosen has neither focus nor mark");
    expect(/^Top .+ videos?, .+/.test(await said()), `announced: ${await said()}`);

    const stops = await tabTo(page, "#controls select[name=sort]");
    expect(stops !== undefined && stops <= 2, `from the months Tab reaches the order after ${stops} stops`);
    await swapping(page, () => page.keyboard.press("ArrowDown"));
    expect(await isAt(page, "#controls select[name=sort]"), "the select loses the focus");
    expect(page.url().includes("sort=likes"), `after a new order: ${page.url()}`);

    expect((await tabTo(page, "#list .card a.play")) !== undefined, "Tab does not reach a video");
    await page.keyboard.press("/");
    expect(await isAt(page, "#list .card a.play"), "a key alone, which speech can be taken for, does something");

    expect((await tabTo(page, '#list .card[data-playback="here"] a.play')) !== undefined, "Tab does not reach a video");
    await page.keyboard.press("Enter");
    await playerLoaded(page);
    expect(await isAt(page, "iframe"), "the focus does not go to the player");
    expect((await said()).startsWith("Playing "), `announced: ${await said()}`);
    expect((await tabTo(page, "#player .close")) !== undefined, "Tab does not reach Close");
    await page.keyboard.press("Enter");
    expect(await isAt(page, "#list .card a.play"), "the focus does not go back to the video");
    await page.keyboard.press("Enter");
    await playerLoaded(page);
    await tabTo(page, "#player button");
    await page.keyboard.press("Escape");
    expect(await isAt(page, "#list .card a.play"), "Escape does not lead back to the video");
    return [...found, ...complaints];
  });
}
