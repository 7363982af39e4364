import { encodePng } from "@side-projects/testkit";
import { type Browser, type Page, swapping, until, visit } from "./visit.ts";

/** What is wrong with switching the theme without a reload. */
export function themeFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const found: string[] = [...complaints];
    const theme = (): Promise<string> => page.evaluate("document.documentElement.dataset.theme");
    await page.goto(`${address}?month=2024-12&theme=dark`);
    if (page.url().includes("theme=")) found.push(`the theme stays in the address: ${page.url()}`);
    if ((await theme()) !== "dark") found.push(`the address gives the theme ${await theme()}`);
    const remembered = page.waitForResponse((response) => response.request().method() === "HEAD");
    await page.locator('#theme a[href*="theme=light"]').click();
    if ((await theme()) !== "light") found.push(`after a click it is ${await theme()}`);
    const current: string[] = await page.evaluate(
      `[...document.querySelectorAll("#theme [aria-current]")].map((link) => new URL(link.href).searchParams.get("theme"))`,
    );
    if (current.join() !== "light") found.push(`the links mark ${current.join()}`);
    const answer = await remembered;
    if (!answer.ok()) found.push(`the server answers ${answer.status()}`);
    await page.reload();
    if ((await theme()) !== "light") found.push(`after a reload it is ${await theme()}`);
    return found;
  });
}

/** What is wrong with copying a link. */
export function copyFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const found: string[] = [...complaints];
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${address}?month=2024-12&sort=likes`);
    const link = page.locator("#list a.copy").first();
    await link.click();
    await until(page, `document.getElementById("announce").textContent === "Link copied"`);
    const copied: string = await page.evaluate("navigator.clipboard.readText()");
    const href: string = await page.evaluate(`document.querySelector("#list a.copy").href`);
    if (copied !== href) found.push(`copied: ${copied}`);
    if (new URL(copied).search !== "?month=2024-12&sort=likes") found.push(`the link is ${copied}`);
    if (!(await link.textContent())?.includes("copied")) found.push("the link does not say that it was copied");
    // As where the page does not come from a secure origin, such as another machine of the network.
    await page.goto(`${address}?month=2024-11`);
    await page.evaluate(`window.clipboard = navigator.clipboard;
      Object.defineProperty(navigator, "clipboard", { value: undefined })`);
    await page.locator("#list a.copy").first().click();
    await until(page, `document.getElementById("announce").textContent === "Link copied"`);
    const plain: string = await page.evaluate("window.clipboard.readText()");
    if (new URL(plain).search !== "?month=2024-11") found.push(`copied without the clipboard's own way: ${plain}`);
    return found;
  });
}

function png(width: number, height: number): Buffer {
  return Buffer.from(encodePng({ width, height, data: new Uint8Array(width * height * 4).fill(128) }));
}

/** Thumbnails that are shown though they are none: those that fail, and the grey picture that YouTube has for them. */
export function thumbnailFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page }) => {
    await page.goto("about:blank");
    const answers = [
      { status: 404, width: 120, height: 90 },
      { status: 200, width: 320, height: 180 },
      { status: 200, width: 480, height: 360 },
    ];
    const byVideo = new Map<string, number>();
    await page.route("https://i.ytimg.com/**", (route) => {
      const video = route.request().url().split("/").at(-2) ?? "";
      const place = byVideo.get(video) ?? byVideo.size % (answers.length + 1);
      byVideo.set(video, place);
      const answer = answers[place];
      if (answer === undefined) return route.abort();
      return route.fulfill({ status: answer.status, contentType: "image/png", body: png(answer.width, answer.height) });
    });
    await page.goto(address);
    await until(page, `[...document.querySelectorAll("#list .card img")].slice(0, 4).every((image) => image.complete)`);
    const expected = [...byVideo].slice(0, 4);
    const found: string[] = [];
    for (const [video, place] of expected) {
      const shown = place === 1 || place === 2;
      const image = `document.querySelector('.card[data-video="${video}"] img')`;
      await until(page, `${image}.checkVisibility() === ${shown}`).catch(() => {
        found.push(`answer ${place} is ${shown ? "not shown" : "shown"}`);
      });
    }
    return found;
  });
}

/** What is wrong with the times of the page and with where the focus is after a swap that takes the focused link away. */
export function detailFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const found: string[] = [...complaints];
    await page.goto(address);
    const age = /ago|just now|yesterday|last|in /;
    const [text, title] = await timeOf(page);
    if (!/^Nov \d\d, 2026, /.test(text) || !age.test(title)) found.push(`the channel's time is ${text}, ${title}`);
    const step = '#list a[rel="prev"]';
    await page.focus(step);
    await swapping(page, () => page.keyboard.press("Enter"));
    if (!(await isInList(page))) found.push("the focus is lost after a step to the month before");
    await page.focus("#controls select[name=n]");
    await swapping(page, () => page.selectOption("#controls select[name=n]", "25"));
    if ((await page.evaluate("document.activeElement.name")) !== "n") found.push("a select loses the focus");
    const feed: string | null = await page.evaluate(
      `document.querySelector("link[rel=alternate]").getAttribute("href")`,
    );
    if (feed !== (await page.locator('#list a[href*=".rss"]').getAttribute("href"))) found.push(`the feed is ${feed}`);
    await page.locator('#list .card a[href*="/video/"]').first().click();
    await page.waitForURL("**/video/**");
    const [said, full] = await timeOf(page);
    if (!age.test(said) || !/^Nov \d\d, 2026, /.test(full)) found.push(`the video's time is ${said}, ${full}`);
    return found;
  });
}

/** Text and tooltip of the time that says how old the data are. */
function timeOf(page: Page): Promise<[string, string]> {
  return page.evaluate(`(() => {
    const time = document.querySelector("time.age");
    return [time.textContent, time.title];
  })()`);
}

function isInList(page: Page): Promise<boolean> {
  return page.evaluate(`document.getElementById("list").contains(document.activeElement)`);
}
