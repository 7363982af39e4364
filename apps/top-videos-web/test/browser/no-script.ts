import { type Browser, visit } from "./visit.ts";

/** Functions that do not work where JavaScript is off. */
export function noScriptFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, { javaScriptEnabled: false }, async ({ page, complaints }) => {
    const found: string[] = [];
    const expect = (right: boolean, what: string): void => {
      if (!right) found.push(what);
    };
    const heading = (): Promise<string | null> => page.locator("#list h2").first().textContent();
    const submit = (): Promise<void> => page.locator("#controls button[type=submit]:visible").first().click();

    await page.goto(address);
    const before = await heading();
    await page.locator("#months a[href]:not([aria-current])").nth(3).click();
    expect(page.url().includes("month="), `a month leads to ${page.url()}`);
    expect((await heading()) !== before, "another month has the same heading");
    expect((await page.locator("#months [aria-current]").count()) === 1, "not one month is marked");

    await page.selectOption("#controls select[name=sort]", "likes");
    await page.selectOption("#controls select[name=n]", "25");
    await submit();
    const query = new URL(page.url()).searchParams;
    expect(query.get("sort") === "likes" && query.get("n") === "25", `the form leads to ${page.url()}`);
    expect((await page.locator("#list .card").count()) > 10, "25 videos are not more than ten");
    expect((await page.locator("#controls select[name=sort]").inputValue()) === "likes", "the order is not kept");
    const grid = (await page.locator("#months a[href]").first().getAttribute("href")) ?? "";
    expect(grid.includes("sort=likes"), `the months forget the order: ${grid}`);

    for (const rel of ["prev", "next"]) {
      const step = page.locator(`#list a[rel="${rel}"]`);
      const name = (await step.textContent())?.split(": ")[1];
      await step.click();
      expect((await heading()) === `Top Videos - ${name}`, `the step to ${name} leads to ${await heading()}`);
    }

    await page.fill("#controls input[name=q]", "theme");
    await submit();
    expect(new URL(page.url()).searchParams.get("q") === "theme", `the search leads to ${page.url()}`);
    const json = (await page.locator('#list .exports a[href*=".json"]').getAttribute("href")) ?? "";
    const exported = await (await page.request.get(new URL(json, address).href)).text();
    const ids = [...exported.matchAll(/"id": ?"([^"]{11})"/g)].map(([, id]) => id).join(" ");
    const cards = await page.locator("#list .card").all();
    const shown = (await Promise.all(cards.map((card) => card.getAttribute("data-video")))).join(" ");
    expect(ids !== "" && shown === ids, `the search shows ${shown}, the export has ${ids}`);

    await page.goto(address);
    for (const card of await page.locator("#list .card").all()) {
      const watch = `https://www.youtube.com/watch?v=${await card.getAttribute("data-video")}`;
      for (const play of await card.locator("a.play").all()) {
        expect((await play.getAttribute("href")) === watch, `play leads to ${await play.getAttribute("href")}`);
      }
    }
    const all = await page.locator("#list a.play-all").first().getAttribute("href");
    expect(all?.startsWith("https://www.youtube.com/watch_videos?video_ids=") === true, `Play all leads to ${all}`);
    expect((await page.locator("#list a.copy").count()) > 0, "there is no permalink");
    for (const format of ["json", "csv", "rss"]) {
      const href = await page.locator(`a[href*=".${format}"]`).first().getAttribute("href");
      const answer = await page.request.get(new URL(href ?? "", address).href);
      expect(answer.ok(), `${format}: ${answer.status()}`);
    }
    await page.locator('#theme a[href*="theme=light"]').click();
    expect((await page.locator("html").getAttribute("data-theme")) === "light", "the theme does not change");
    await page.goto(address);
    expect((await page.locator("html").getAttribute("data-theme")) === "light", "the theme is forgotten");
    await page.locator('#list .card a[href*="/video/"]').first().click();
    expect(page.url().includes("/video/"), `a video's own page is ${page.url()}`);
    return [...found, ...complaints];
  });
}
