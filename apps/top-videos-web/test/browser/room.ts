import { type Browser, type Page, swapping, visit } from "./visit.ts";

const ROWS = `[...document.querySelectorAll("#months tbody tr")].filter((row) => row.checkVisibility()).length`;

const TOP = `document.getElementById("list").getBoundingClientRect().top`;

const FIRST_CARD = `document.querySelector("#list .card").getBoundingClientRect().top`;

async function listAfter(page: Page, selector: string): Promise<number> {
  await swapping(page, () => page.locator(selector).first().click());
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
  return page.evaluate(TOP);
}

/** Videos that come too late in a window of any size, and lists that are out of view after they were asked for. */
export async function roomFindings(browser: Browser, address: string): Promise<string[]> {
  const found: string[] = [];
  const expect = (right: boolean, what: string): void => {
    if (!right) found.push(what);
  };
  const older = '#months td a[href*="month=2022-"]:not([aria-current])';
  await visit(browser, {}, async ({ page }) => {
    await page.goto(`${address}?month=2024-12`);
    const card: number = await page.evaluate(FIRST_CARD);
    expect(card <= 962, `1592 x 1416: the first card is at ${card}, below that of the picture`);
    const before: number = await page.evaluate(TOP);
    expect((await listAfter(page, older)) === before, "a list in view is moved");
  });
  await visit(browser, { width: 1440, height: 800 }, async ({ page }) => {
    await page.goto(`${address}?month=2024-12`);
    const top = await listAfter(page, older);
    expect(top > 0 && top < 480, `1440 x 800: after a choice the list is at ${top}`);
    const months: boolean = await page.evaluate(
      `document.querySelector("#months").getBoundingClientRect().bottom > 100`,
    );
    expect(months, "1440 x 800: after a choice no month is in view");
  });
  await visit(browser, { width: 390, height: 844 }, async ({ page }) => {
    await page.goto(`${address}?month=2024-12`);
    await listAfter(page, older);
    const card: number = await page.evaluate(FIRST_CARD);
    expect(card > 0 && card < 500, `390 x 844: after a choice the first card is at ${card}`);
  });
  return found;
}

/** What is wrong with the years that stand for all where there is little room; of at least six years. */
export async function yearFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, { width: 1440, height: 800, javaScriptEnabled: true }, async ({ page }) => {
    const found: string[] = [];
    const expectRows = async (rows: number, when: string): Promise<void> => {
      const shown: number = await page.evaluate(ROWS);
      if (shown !== rows) found.push(`${when} ${shown} years are shown, not ${rows}`);
    };
    await page.goto(address);
    const all: number = await page.evaluate(`document.querySelectorAll("#months tbody tr").length`);
    await expectRows(5, "at first");
    await page.focus("#all-years");
    await page.keyboard.press("Space");
    await expectRows(all, "asked for all");
    await swapping(page, () => page.locator("#months tbody tr:last-child td a[href]").first().click());
    await page.focus("#all-years");
    await page.keyboard.press("Space");
    await expectRows(6, "with one of the oldest chosen");
    await page.setViewportSize({ width: 1592, height: 1416 });
    await expectRows(all, "in a high window");
    return found;
  });
}

/** What is wrong with the menu of the other channels. */
export async function pickerFindings(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const found: string[] = [];
    const isOpen = (): Promise<boolean> => page.evaluate(`document.querySelector(".picker").open`);
    await page.goto(address);
    await page.focus(".picker summary");
    await page.keyboard.press("Enter");
    const names: string[] = await page.evaluate(
      `[...document.querySelectorAll(".picker bdi, .picker li:last-child a")].map((name) => name.textContent)`,
    );
    if (names.join() !== "Cut off,All channels") found.push(`the menu has ${names.join()}`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    if (await isOpen()) found.push("Escape does not close the menu");
    if (!(await page.evaluate(`document.activeElement.matches(".picker summary")`))) found.push("the focus is lost");
    await page.keyboard.press("Enter");
    await page.locator("h1").click({ position: { x: 2, y: 2 } });
    if (await isOpen()) found.push("a click elsewhere does not close the menu");
    return [...found, ...complaints];
  });
}
