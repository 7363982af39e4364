import { PLAY } from "./player.ts";
import { type Browser, swapping, visit } from "./visit.ts";

/** Makes every text that the page parses or runs need a policy, as browsers with Trusted Types can. */
export const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types htmx";

/** What the page's policy, with these directives added, forbids it in all that it does. */
export function policyFindings(browser: Browser, address: string, policy?: string): Promise<string[]> {
  return visit(browser, policy === undefined ? {} : { policy }, async ({ page, complaints }) => {
    await page.goto(address);
    await swapping(page, () => page.locator("#months a[href]:not([aria-current])").nth(2).click());
    await swapping(page, () => page.selectOption("#controls select[name=sort]", "newest"));
    await page.fill("#controls input[name=q]", "theme");
    await swapping(page, () => page.press("#controls input[name=q]", "Enter"));
    await swapping(page, () => page.evaluate("history.back()"));
    await page.locator(PLAY).first().click();
    await page.waitForSelector("#player iframe");
    await page.locator("#player .close").click();
    await page.locator("#list a.copy").first().click();
    await page.locator("#theme a").last().click();
    await page.locator('#list .card a[href*="/video/"]').first().click();
    await page.waitForURL("**/video/**");
    return [...complaints];
  });
}

/** Elements and attributes that only text which was taken for markup can bring into a page. */
const INTRUDERS = `(() => {
  const found = [];
  if (window.pwned !== undefined) found.push("a script ran");
  for (const element of document.querySelectorAll("#list script, #list iframe, #list object, #list embed, #list style, #list form, #list base, #list link, #list meta")) {
    found.push(element.outerHTML.slice(0, 200));
  }
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || name === "style" || /^\\s*javascript:/i.test(value)) found.push(element.tagName + " " + name + "=" + value.slice(0, 100));
    }
  }
  return found;
})()`;

/** What hostile titles bring about on a page, opened by address and by swap. */
export function hostileFindings(browser: Browser, address: string, titles: readonly string[]): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    await page.goto(address);
    const found: string[] = await page.evaluate(INTRUDERS);
    await swapping(page, () => page.locator("#months a[aria-current]").click());
    found.push(...(await page.evaluate<string[]>(INTRUDERS)));
    const shown: string[] = await page.evaluate(
      `[...document.querySelectorAll("#list .card h3")].map((heading) => heading.textContent.trim())`,
    );
    const missing = titles.filter((title) => !shown.includes(title.trim()));
    return [...found, ...complaints, ...missing.map((title) => `not shown as it is: ${title}`)];
  });
}
