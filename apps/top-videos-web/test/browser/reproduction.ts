import { type Browser, visit } from "./visit.ts";

/** What the picture of the original shows, as expressions that must be true on the page at 1592 x 1416, dark. */
const SHOWN: Readonly<Record<string, string>> = {
  "page is nearly black": `luminance(getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).backgroundColor) < 0.02`,
  "play mark beside the name": `has("header svg, h1 svg") && text("h1").includes("YouTube Video Browser")`,
  "line under the name": `body.includes("Explore top videos by month from the archive")`,
  "four figures with their labels": `["Total Videos", "Total Views", "Total Likes", "Total Comments"].every((label) => figure(label) !== undefined)`,
  "figures in one row": `sameRow(["Total Videos", "Total Views", "Total Likes", "Total Comments"].map(leaf))`,
  "figures in red": `isRed(getComputedStyle(figure("Total Videos")).color)`,
  "heading of the months": `headings().some((h) => h === "Select a Month")`,
  "months in nine columns or more": `columns("#months a") >= 9`,
  "chosen month on red": `isRed(getComputedStyle(document.querySelector("#months [aria-current]")).backgroundColor)`,
  "heading of the list": `headings().some((h) => /^Top Videos - (January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4}$/.test(h))`,
  "select of the order": `/Sort by:/.test(body) && document.querySelector("select[name=sort]").selectedOptions[0].text.trim() === "Views"`,
  "select of the number": `/Show:/.test(body) && document.querySelector("select[name=n]").selectedOptions[0].text.trim() === "10 videos"`,
  "cards in four columns": `columns("#list .card") === 4`,
  "pictures of 16 to 9": `Math.abs(ratio(document.querySelector("#list .card a.play")) - 16 / 9) < 0.05`,
  "duration on the picture": `(() => { const link = document.querySelector("#list .card a.play"); const badge = [...link.querySelectorAll("*")].find((e) => /^[0-9]+(:[0-9]{2})+$/.test(e.textContent.trim())); return badge !== undefined && inBottomRight(badge, link); })()`,
  "titles of two lines": `[...document.querySelectorAll("#list .card h3")].every((h) => h.getBoundingClientRect().height <= 2.2 * Number.parseFloat(getComputedStyle(h.querySelector("a") ?? h).lineHeight))`,
  "counts of a card": `/[0-9.]+[KM]? views?\\s+[0-9.]+[KM]? likes?\\s+[0-9.]+[KM]? comments?/.test(document.querySelector("#list .card").innerText.replace(/\\s+/g, " "))`,
  "date of a card": `/[A-Z][a-z]{2} [0-9]{2}, [0-9]{4}/.test(document.querySelector("#list .card").innerText)`,
};

const TOOLS = `
  const body = document.body.innerText.replace(/\\s+/g, " ");
  const has = (selector) => document.querySelector(selector) !== null;
  const text = (selector) => document.querySelector(selector)?.textContent ?? "";
  const headings = () => [...document.querySelectorAll("h1,h2,h3")].map((h) => h.textContent.trim());
  const channels = (color) => (color.match(/[0-9.]+/g) ?? []).map(Number);
  const luminance = (...colors) => {
    const color = colors.find((c) => channels(c)[3] !== 0) ?? "rgb(255,255,255)";
    const [r, g, b] = channels(color).map((c) => c / 255);
    return 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2;
  };
  const isRed = (color) => { const [r, g, b, a] = channels(color); return a !== 0 && r > 150 && g < r / 2 + 10 && b < r / 2 + 10; };
  const leaf = (label) => [...document.querySelectorAll("main *, body *")].find((e) => e.children.length === 0 && e.textContent.trim().toLowerCase() === label.toLowerCase());
  const figure = (name) => {
    const label = leaf(name);
    return [...label.parentElement.querySelectorAll("*")].find((e) => e !== label && /^[0-9.]+[KMB]?$/.test(e.textContent.trim()));
  };
  const sameRow = (elements) => new Set(elements.map((e) => Math.round(e.getBoundingClientRect().top))).size === 1;
  const columns = (selector) => new Set([...document.querySelectorAll(selector)].map((e) => Math.round(e.getBoundingClientRect().left))).size;
  const ratio = (e) => { const { width, height } = e.getBoundingClientRect(); return width / height; };
  const inBottomRight = (inner, outer) => {
    const a = inner.getBoundingClientRect(), b = outer.getBoundingClientRect();
    return b.right - a.right < 20 && b.bottom - a.bottom < 20 && a.left > b.left + b.width / 2;
  };`;

/** What the picture of the original shows and the page does not. */
export function missingFromPicture(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page }) => {
    await page.goto(address);
    const checks = Object.entries(SHOWN).map(([name, test]) => `[${JSON.stringify(name)}, () => ${test}]`);
    return page.evaluate(`(() => {
      ${TOOLS}
      const missing = [];
      for (const [name, test] of [${checks.join(",")}]) {
        try {
          if (!test()) missing.push(name);
        } catch (error) {
          missing.push(name + ": " + error);
        }
      }
      return missing;
    })()`);
  });
}
