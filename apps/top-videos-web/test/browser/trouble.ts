import { type Browser, stateOf, swapping, until, visit } from "./visit.ts";

/** The server, to be stopped and started again on the same port. */
export interface Outage {
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** What is wrong with how the page takes a server that is gone, and one that is back. */
export function outageFindings(browser: Browser, address: string, outage: Outage): Promise<string[]> {
  return visit(browser, { height: 700 }, async ({ page, complaints }) => {
    await page.goto(address);
    const before = await stateOf(page);
    const found: string[] = [];
    await page.route(/sort=likes/, (route) => route.fulfill({ status: 502, body: "<p>no gateway</p>" }));
    await page.selectOption("#controls select[name=sort]", "likes");
    await page.waitForSelector("#trouble");
    const said = (): Promise<string | null> => page.locator("#trouble").textContent();
    if (!(await said())?.includes("is no list")) found.push(`an answer without a list: ${await said()}`);
    await page.unrouteAll({ behavior: "wait" });
    await outage.stop();
    await page.evaluate("scrollTo(0, document.body.scrollHeight)");
    await page.locator("#trouble button").click();
    await until(page, `document.getElementById("trouble").textContent.includes("does not answer")`);
    const box = await page.locator("#trouble").boundingBox();
    if (box === null || box.y < 0 || box.y + box.height > 700) found.push(`the message is at ${box?.y}`);
    const during = await stateOf(page);
    if (JSON.stringify(during) !== JSON.stringify(before)) found.push("the content or the controls have changed");
    const role = await page.locator("#trouble").getAttribute("role");
    if (role !== "alert") found.push(`the message has the role ${role}`);
    await outage.start();
    await swapping(page, () => page.locator("#trouble button").click());
    const after = await stateOf(page);
    if (!after.url.includes("sort=likes") || after.fields.sort !== "likes") found.push(`after it: ${after.url}`);
    if ((await page.locator("#trouble").count()) > 0) found.push("the message stays");
    return [...found, ...complaints];
  });
}

/** An answer that is an error. */
export interface ErrorAnswer {
  readonly status: number;
  /** @default what the server says to a month that is none */
  readonly body?: string;
}

/** What is wrong with how the page shows answers that are errors, in place. */
export function errorFindings(browser: Browser, address: string, answers: readonly ErrorAnswer[]): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const found: string[] = [];
    await page.goto(address);
    for (const { status, body } of answers) {
      await page.evaluate(
        `document.querySelectorAll("#months a[href]:not([aria-current])")[1].search = "?month=2024-13"`,
      );
      if (body !== undefined) {
        await page.route(/month=2024-13/, (route) => route.fulfill({ status, contentType: "text/html", body }));
      }
      const link = page.locator('#months a[href*="month=2024-13"]');
      const [answer] = await Promise.all([page.waitForResponse(/month=2024-13/), swapping(page, () => link.click())]);
      if (answer.status() !== status) found.push(`the status is ${answer.status()}, not ${status}`);
      if ((await page.locator("#list").count()) !== 1) found.push(`${status}: there is not one list`);
      if ((await page.locator("#list .card").count()) > 0) found.push(`${status}: the error stands beside videos`);
      await page.unrouteAll();
      await swapping(page, () => page.evaluate("history.back()"));
      if ((await page.locator("#list .card").count()) === 0)
        found.push(`${status}: Back does not bring the videos back`);
    }
    return [...found, ...complaints];
  });
}
