import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openBrowser } from "@side-projects/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { report } from "../src/report/report.ts";
import { STYLE } from "../src/report/style.ts";
import { addChannel, emptyStore, fill } from "./report-data.ts";

type Browser = Awaited<ReturnType<typeof openBrowser>>;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pages = new Map<string, string>();
let browser: Browser;

beforeAll(async () => {
  const full = emptyStore();
  fill(full, 2000);
  full.db.exec(
    "UPDATE videos SET title = title || ' <script>alert(1)</script> ' || 'w' || video_id WHERE rowid % 7 = 0",
  );
  full.db.exec(`UPDATE videos SET tags = '["${"endless".repeat(40)}"]' WHERE rowid % 9 = 0`);
  pages.set("full", report(full, { timeZone: "America/New_York" }).html);
  const empty = emptyStore();
  addChannel(empty);
  pages.set("empty", report(empty).html);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

const answer = z.object({
  violations: z.array(z.string()),
  scrollWidth: z.number(),
  clientWidth: z.number(),
  scripts: z.number(),
  background: z.string(),
  pictures: z.number(),
  unnamed: z.number(),
  columns: z.number(),
});

/** The rules that a theme can break alone: nothing else of the style depends on it. */
const COLOURS = ["color-contrast", "link-in-text-block"];

test.each([
  ["full", 390, "light", "all"],
  ["full", 390, "dark", COLOURS],
  ["full", 1400, "light", COLOURS],
  ["full", 1400, "dark", "all"],
  ["full", 768, "light", "all"],
  ["empty", 390, "dark", "all"],
  ["empty", 1400, "light", "all"],
] as const)(
  "the %s report at %i pixels, %s, asks for nothing, fits and has no violation",
  async (name, width, colorScheme, rules) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    await page.route("http://localhost/report.html", (route) =>
      route.fulfill({ contentType: "text/html", body: pages.get(name) ?? "" }),
    );
    await page.goto("http://localhost/report.html");
    const before = [...asked];
    const found = answer.parse(
      await page.evaluate(`(async () => {
      ${axe}
      for (const details of document.querySelectorAll("details")) details.open = true;
      const result = await axe.run(document, ${JSON.stringify({ resultTypes: ["violations"], ...(rules !== "all" && { runOnly: rules }) })});
      const shown = [...document.querySelectorAll("svg[role=img]")].filter((svg) => getComputedStyle(svg).display !== "none");
      return {
        violations: result.violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" | ").slice(0, 400)),
        scrollWidth: document.documentElement.scrollWidth,
        clientWidth: document.documentElement.clientWidth,
        scripts: document.scripts.length,
        background: getComputedStyle(document.body).backgroundColor,
        pictures: shown.length,
        columns: getComputedStyle(document.querySelector(".cards")).gridTemplateColumns.split(" ").length,
        unnamed: shown.filter((svg) => (svg.getAttribute("aria-label") ?? "").length < 20).length,
      };
    })()`),
    );
    await page.close();
    expect(before).toEqual(["http://localhost/report.html"]);
    expect(complaints).toEqual([]);
    expect(found).toMatchObject({ violations: [], scripts: 0, unnamed: 0, scrollWidth: found.clientWidth });
    expect(found.background).toBe(colorScheme === "dark" ? "rgb(20, 19, 18)" : "rgb(253, 252, 250)");
    expect(found.columns).toBe(width < 720 ? 1 : width < 1360 ? 2 : 3);
    expect(found.pictures >= 20).toBe(name === "full");
  },
);

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

test("letters have a contrast of 4.5 and bars of 3 in both themes, which axe can't tell within pictures", () => {
  const [light = "", dark = ""] = STYLE.split("prefers-color-scheme: dark");
  for (const theme of [light, dark]) {
    const color = (name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? "";
    for (const letters of ["ink", "soft", "accent"]) {
      expect(contrast(color(letters), color("paper"))).toBeGreaterThanOrEqual(4.5);
    }
    for (const bars of ["accent", "second", "third", "fourth", "heat-6"]) {
      expect(contrast(color(bars), color("paper"))).toBeGreaterThanOrEqual(3);
    }
  }
});
