import { type Random, seeded } from "@side-projects/testkit";
import { type Browser, differences, type Page, type PageState, stateOf, swapping, visit } from "./visit.ts";

export interface WalkOptions {
  readonly seed: number;
  /** How many things are done before the way back. */
  readonly actions: number;
}

const WORDS = ["theme", "boss", "zzzz", 'mario "64"', ""] as const;

/** Changes a select to another of its values. */
async function choose(page: Page, random: Random, name: string): Promise<void> {
  const others: string[] = await page.evaluate(
    `[...document.querySelector("#controls select[name=${name}]").options].filter((o) => !o.selected).map((o) => o.value)`,
  );
  await swapping(page, () => page.selectOption(`#controls select[name=${name}]`, random.pick(others)));
}

async function clickOneOf(page: Page, random: Random, selector: string): Promise<void> {
  const links = page.locator(selector);
  const count = await links.count();
  if (count === 0) return;
  await swapping(page, () => links.nth(random.int(0, count - 1)).click());
}

const ACTIONS: readonly ((page: Page, random: Random) => Promise<void>)[] = [
  (page, random) => clickOneOf(page, random, "#months a[href]"),
  (page, random) => clickOneOf(page, random, '#list a[rel="prev"], #list a[rel="next"]'),
  (page, random) => choose(page, random, "sort"),
  (page, random) => choose(page, random, "n"),
  (page, random) => choose(page, random, "kind"),
  async (page, random) => {
    await page.fill("#controls input[name=q]", random.pick(WORDS));
    await swapping(page, () => page.press("#controls input[name=q]", "Enter"));
  },
];

/** Does things at random, goes all the way back and forward again and loads anew; tells where a page is not as it was. */
export function walkFindings(browser: Browser, address: string, { seed, actions }: WalkOptions): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const random = seeded(seed);
    await page.goto(address);
    const seen: PageState[] = [await stateOf(page)];
    for (let i = 0; i < actions; i++) {
      await random.pick(ACTIONS)(page, random);
      const state = await stateOf(page);
      // Going to where one is makes no entry in the history.
      if (state.url === seen.at(-1)?.url) seen.pop();
      seen.push(state);
    }
    const found: string[] = [];
    const compare = async (what: string, place: number): Promise<void> => {
      const expected = seen[place];
      if (expected) found.push(...differences(`${what} to ${place}`, expected, await stateOf(page)));
    };
    for (let place = seen.length - 2; place >= 0; place--) {
      await swapping(page, () => page.evaluate("history.back()"));
      await compare("back", place);
    }
    for (let place = 1; place < seen.length; place++) {
      await swapping(page, () => page.evaluate("history.forward()"));
      await compare("forward", place);
    }
    await page.reload();
    await compare("reload", seen.length - 1);
    // The browser keeps a list and its page under one address; Back to a page must not show the bare list.
    await page.goto(new URL("/robots.txt", address).href);
    await page.goBack();
    await compare("back from elsewhere", seen.length - 1);
    await swapping(page, () => page.evaluate("history.back()"));
    await compare("back after reload", seen.length - 2);
    return [...found, ...complaints];
  });
}

/** Addresses whose fragment is not, byte for byte, part of their page. */
export async function differentFragments(addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const page = await (await fetch(address)).text();
    const fragment = await (await fetch(address, { headers: { "HX-Request-Type": "partial" } })).text();
    const whole = fragment.startsWith('<section id="list"') && fragment.endsWith("</section>");
    if (!whole || !page.includes(fragment)) found.push(address);
  }
  return found;
}
