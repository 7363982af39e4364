import { expect, test } from "vitest";
import { differentFragments, walkFindings } from "./browser/history.ts";
import { crossingFindings, rapidFindings } from "./browser/rapid.ts";
import { browserSession } from "./browser/session.ts";
import { errorFindings, outageFindings } from "./browser/trouble.ts";
import { stateOf, swapping, until, visit } from "./browser/visit.ts";

const session = browserSession();

test("Back and Forward through random steps show each page as it was", async () => {
  expect(await walkFindings(session.browser, session.server.address, { seed: 5, actions: 16 })).toEqual([]);
});

test("a page at an address holds the bytes that its fragment has", async () => {
  const queries = ["", "?month=2024-12", "?month=2023&sort=likes&n=25", "?month=all&kind=short", "?q=theme", "?q=zzzz"];
  expect(await differentFragments(queries.map((query) => session.server.address + query))).toEqual([]);
});

test("of thirty quick clicks the last one is shown", async () => {
  expect(await rapidFindings(session.browser, session.server.address, 30)).toEqual([]);
});

test("of Back and a click that cross, the later one is shown", async () => {
  expect(await crossingFindings(session.browser, session.server.address)).toEqual([]);
});

test("a modified click on a month is left to the browser", async () => {
  await visit(session.browser, {}, async ({ page }) => {
    await page.goto(session.server.address);
    await page.evaluate(`addEventListener("click", (event) => {
      setTimeout(() => { window.prevented = event.defaultPrevented; });
    }, true)`);
    await page
      .locator("#months td a[href]")
      .first()
      .click({ modifiers: ["ControlOrMeta"] });
    await until(page, "window.prevented !== undefined");
    expect(await page.evaluate("window.prevented")).toBe(false);
    expect(await page.evaluate("window.pending + window.swaps")).toBe(0);
    expect(page.url()).toBe(session.server.address);
  });
});

test("an error is shown in the place of the list, and Back brings the list back", async () => {
  const bodies = [404, 429, 500, 503].map((status) => ({
    status,
    body: `<section id="list" data-heading="Error"><h2>Error ${status}</h2></section>`,
  }));
  expect(await errorFindings(session.browser, session.server.address, [{ status: 400 }, ...bodies])).toEqual([]);
});

test("a server that is gone leaves the page as it is, with a message, and is asked again at a click", async () => {
  expect(await outageFindings(session.browser, session.server.address, session.server)).toEqual([]);
});

test("a search is made while it is typed, as one entry of the history that leaves what is typed alone", async () => {
  await visit(session.browser, {}, async ({ page }) => {
    await page.goto(session.server.address);
    const before: number = await page.evaluate("history.length");
    await page.focus("#controls input[name=q]");
    for (const text of ["bo", "ss"]) await swapping(page, () => page.keyboard.type(text));
    expect(await page.inputValue("#controls input[name=q]")).toBe("boss");
    expect(await page.evaluate("document.activeElement.name")).toBe("q");
    expect(new URL(page.url()).searchParams.get("q")).toBe("boss");
    expect(await page.evaluate("history.length")).toBe(before + 1);
    await swapping(page, () => page.evaluate("history.back()"));
    expect(await stateOf(page)).toMatchObject({ url: new URL(session.server.address).pathname, fields: { q: "" } });
  });
});
