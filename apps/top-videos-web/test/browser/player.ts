import { type Browser, type Page, visit } from "./visit.ts";

export const PLAY = '#list .card[data-playback="here"] a.play:not([tabindex])';

/** Waits for the player's page; while it loads, a browser may take the focus back into it. */
export async function playerLoaded(page: Page): Promise<void> {
  const frame = await (await page.waitForSelector("#player iframe")).contentFrame();
  await frame?.waitForSelector("body", { state: "attached" });
  await frame?.waitForLoadState();
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly count: number;
}

function playerBox(page: Page): Promise<Box> {
  return page.evaluate(`(() => {
    const frames = document.querySelectorAll("iframe");
    const { width, height } = frames[0].getBoundingClientRect();
    return { width, height, count: frames.length };
  })()`);
}

/** Below this a viewport has no room for a player of the recommended size and what is around it. */
const ROOMY = 560;

/** Windows of telephones on their side. */
const LOW = [
  [844, 390],
  [568, 320],
] as const;

function faultsOf(box: Box, width: number, height: number): string[] {
  const [least, low] = width >= ROOMY && height >= ROOMY ? [480, 270] : [200, 200];
  const faults: Readonly<Record<string, boolean>> = {
    "is too small": box.width < least || box.height < low,
    "is wider than the window": box.width > width,
    "is too high": box.height > Math.max(201, 0.82 * height),
    "is not the only one": box.count !== 1,
  };
  return Object.keys(faults).filter((fault) => faults[fault]);
}

/** Players that are smaller than YouTube allows or recommends, larger than the window, or that are more than one. */
export async function sizeFindings(browser: Browser, address: string, widths: readonly number[]): Promise<string[]> {
  return visit(browser, { height: 900 }, async ({ page }) => {
    const found: string[] = [];
    await page.goto(address);
    for (const [width, height] of [...widths.map((width) => [width, 900] as const), ...LOW]) {
      await page.setViewportSize({ width, height });
      for (const place of [0, 1]) {
        // Its own is hidden while it plays, so the next one is always another.
        await page.locator(`${PLAY}:visible`).nth(place).click();
        const box = await playerBox(page);
        const size = `${Math.round(box.width)} x ${Math.round(box.height)}`;
        found.push(...faultsOf(box, width, height).map((fault) => `${width} x ${height}: ${size} ${fault}`));
      }
      await page.locator("#player .close").click();
    }
    return found;
  });
}

/** What is wrong with the player of a video's own page. */
export async function posterFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, { height: 900 }, async ({ page, complaints }) => {
    const found: string[] = [];
    await page.goto(address);
    await page.locator('#list .card[data-playback="here"] a[href*="/video/"]').first().click();
    const poster = await page.locator(".hero a.play").boundingBox();
    await page.locator("a.open").click();
    await playerLoaded(page);
    const title: string = await page.evaluate('document.querySelector("iframe").title');
    const name = await page.locator("h1").textContent();
    if (title !== `Player: ${name}`) found.push(`the player of ${name} is called ${title}`);
    if ((await page.locator("#player .place, #player .next").count()) > 0) found.push("the player has neighbours");
    const { width } = await playerBox(page);
    if (Math.abs(width - (poster?.width ?? 0)) > 1)
      found.push(`a player of ${width} px for a poster of ${poster?.width}`);
    await page.locator("#player .close").click();
    if ((await page.locator("iframe").count()) > 0) found.push("Close does not close the player");
    return [...found, ...complaints];
  });
}

/** What is wrong with opening, stepping, playing all and closing, and with what is loaded from elsewhere for it. */
export async function playerFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page, asked, complaints }) => {
    const found: string[] = [];
    const expect = (right: boolean, what: string): void => {
      if (!right) found.push(what);
    };
    await page.goto(address);
    const own = new URL(address).origin;
    const early = asked.filter(({ url }) => !url.startsWith("https://i.ytimg.com/"));
    expect(early.length === 0, `before a click: ${early.map(({ url }) => url).join(" ")}`);
    const ids: string[] = await page.evaluate(
      `[...document.querySelectorAll('#list .card[data-playback="here"]')].map((card) => card.dataset.video)`,
    );
    await page.locator(PLAY).first().click();
    await playerLoaded(page);
    expect((await frameAddress(page)).includes(`/embed/${ids[0]}?`), "the first card plays another video");
    expect(await isFocused(page, "iframe"), "the focus does not go to the player");
    expect((await said(page)).startsWith("Playing "), `announced: ${await said(page)}`);
    await page.locator("#player .next").click();
    expect((await frameAddress(page)).includes(`/embed/${ids[1]}?`), "Next does not play the next video");
    await page.locator("#player .previous").click();
    expect((await frameAddress(page)).includes(`/embed/${ids[0]}?`), "Previous does not play the one before");
    await playerLoaded(page);
    await page.locator("#player .next").focus();
    await page.keyboard.press("Escape");
    expect((await page.locator("iframe").count()) === 0, "Escape does not close the player");
    expect(await isFocused(page, "a"), "the focus does not go back to the link");
    await page.locator("#list a.play-all").click();
    const queue = (await frameAddress(page)).match(/playlist=([^&]*)/)?.[1] ?? "";
    expect(queue === ids.slice(1, 51).join(","), `Play all queues ${queue}`);
    const place = await page.locator("#player .place").textContent();
    const cards: string[] = await page.evaluate(
      `[...document.querySelectorAll("#list .card")].map((card) => card.dataset.video)`,
    );
    expect(place === `${cards.indexOf(ids[0] ?? "") + 1} of ${cards.length}`, `the player says ${place}`);
    await page.locator("#player .close").click();
    expect((await page.locator("iframe").count()) === 0, "Close does not close the player");
    const later = asked.filter(({ url }) => !url.startsWith("https://i.ytimg.com/"));
    const strange = later.filter(({ url }) => !url.startsWith("https://www.youtube-nocookie.com/embed/"));
    expect(strange.length === 0, `after a click: ${strange.map(({ url }) => url).join(" ")}`);
    expect(later.length > 0, "no player was loaded");
    expect(
      later.every(({ referer }) => referer === `${own}/`),
      `Referer: ${later.map(({ referer }) => referer).join(" ")}`,
    );
    return [...found, ...complaints];
  });
}

function frameAddress(page: Page): Promise<string> {
  return page.evaluate('document.querySelector("iframe").src');
}

function isFocused(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
}

function said(page: Page): Promise<string> {
  return page.evaluate('document.getElementById("announce").textContent');
}
