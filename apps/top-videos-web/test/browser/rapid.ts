import { seeded } from "@side-projects/testkit";
import { type Browser, type Page, stateOf, swapping, until, visit } from "./visit.ts";

type Request = Awaited<ReturnType<Page["waitForRequest"]>>;

/** Clicks months faster than answers come, which come in any order; the last click must be what is shown in the end. */
export function rapidFindings(browser: Browser, address: string, clicks: number): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const random = seeded(clicks);
    await page.goto(address);
    const held: (() => void)[] = [];
    let arrived = Promise.withResolvers<void>();
    const answerOne = (): void => held.splice(random.int(0, held.length - 1), 1)[0]?.();
    await page.route(/[?&]month=/, async (route) => {
      arrived.resolve();
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue().catch(() => undefined);
    });
    let last = "";
    for (let i = 0; i < clicks; i++) {
      arrived = Promise.withResolvers<void>();
      last = await page.evaluate(`(() => {
        const links = document.querySelectorAll("#months a[href]");
        const link = links[${i * 7} % links.length];
        link.click();
        return new URL(link.href).searchParams.get("month");
      })()`);
      await arrived.promise;
      if (random.int(0, 2) === 0) answerOne();
    }
    while (held.length > 0) answerOne();
    await until(page, `document.getElementById("list").dataset.month === ${JSON.stringify(last)}`);
    await until(page, "window.pending === 0");
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
    const state = await stateOf(page);
    const found = [...complaints];
    if (state.current !== last) found.push(`the grid marks ${state.current}, not ${last}`);
    if (!state.url.includes(`month=${last}`)) found.push(`the address is ${state.url}, not of ${last}`);
    const shown: string = await page.evaluate('document.getElementById("list").dataset.month');
    if (shown !== last) found.push(`the list is of ${shown}, not of ${last}`);
    return found;
  });
}

/** Goes back while a month is on its way, and to a month while the way back is; the later of the two must be shown. */
export function crossingFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const found: string[] = [];
    const months = page.locator("#months td a[href]");
    const monthAt = async (place: number): Promise<string> =>
      new URL((await months.nth(place).getAttribute("href")) ?? "", address).searchParams.get("month") ?? "";
    const back = (): Promise<unknown> => page.evaluate("history.back()");
    await page.goto(address);
    for (const place of [1, 2, 3]) await swapping(page, () => months.nth(place).click());

    const cross = async (first: () => Promise<unknown>, second: () => Promise<unknown>, month: string) => {
      const releases: (() => void)[] = [];
      await page.route(/[?&]month=/, async (route) => {
        await new Promise<void>((resolve) => releases.push(resolve));
        await route.continue().catch(() => undefined);
      });
      const requests: Request[] = [];
      for (const act of [first, second]) {
        const asked = page.waitForRequest(/[?&]month=/);
        await act();
        requests.push(await asked);
      }
      // Answered in the order of the requests; the first must not be in the way of the second, nor take its place.
      for (const [i, release] of releases.entries()) {
        release();
        await (await requests[i]?.response())?.finished();
        await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
      }
      await until(page, "window.pending === 0");
      await page.unrouteAll({ behavior: "wait" });
      const { url, current } = await stateOf(page);
      const shown: string = await page.evaluate('document.getElementById("list").dataset.month');
      const all = `${new URL(url, address).searchParams.get("month")} ${current} ${shown}`;
      if (all !== `${month} ${month} ${month}`) found.push(`address, grid and list are of ${all}, not ${month}`);
    };
    await cross(back, () => months.nth(4).click(), await monthAt(4));
    await cross(() => months.nth(5).click(), back, await monthAt(2));
    return [...found, ...complaints];
  });
}
