import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "@side-projects/testkit";
import { atMost, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { resultOf, youtube, youtubeFolder } from "./youtube-command.ts";
import { withFake } from "./youtube-fake.ts";
import { oracleFindings } from "./youtube-oracle.ts";

const AXE = createRequire(path.join(youtubeFolder, "package.json")).resolve("axe-core/axe.min.js");

interface View {
  readonly colorScheme: "dark" | "light";
  readonly width: number;
}

/** How the page is looked at; in a quick run only the last way, as the report's own tests have all. */
const VIEWS: readonly View[] = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 360 },
];

interface Opened {
  asked: string[];
  violations: string[];
  wide: string[];
}

/** What Chromium asks for and what axe finds when the page is opened. */
async function opened(file: string, views: readonly View[]): Promise<Opened> {
  const browser = await openBrowser();
  const found: Opened = { asked: [], violations: [], wide: [] };
  const address = pathToFileURL(file).href;
  const axe = readFileSync(AXE, "utf8");
  try {
    for (const { colorScheme, width } of views) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const page = await context.newPage();
      page.on("request", (request) => {
        if (request.url() !== address && !request.url().startsWith("data:")) found.asked.push(request.url());
      });
      page.on("console", (message) => {
        if (message.type() === "error") found.asked.push(message.text());
      });
      await page.goto(address);
      await page.evaluate(axe);
      const ids: string[] = await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].target))`,
      );
      found.violations.push(...ids.map((id) => `${colorScheme} ${width}: ${id}`));
      const over: number = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      if (over > 0) found.wide.push(`${width} px: ${over} px too wide`);
      await context.close();
    }
    return found;
  } finally {
    await browser.close();
  }
}

/** @param full whether the time is judged, which needs a machine that has nothing else to do, and all views are */
export function reportFindings(videos: number, full: boolean): Promise<Finding[]> {
  const views = full ? VIEWS : VIEWS.slice(-1);
  return withFake({ videos }, ({ url, channel }) =>
    inFolder(async (cwd) => {
      const db = path.join(cwd, "a.db");
      resultOf(await youtube(["scrape", channel, "--db", db, "--base-url", url, "--json"], { cwd }));
      const make = async (name: string): Promise<number> => {
        const began = performance.now();
        const { code, stderr } = await youtube(["report", "--channel", channel, "--db", db, "-o", `${name}.html`], {
          cwd,
          key: null,
        });
        if (code !== 0) throw new Error(`report: exit ${code}: ${stderr.slice(-200)}`);
        return (performance.now() - began) / 1000;
      };
      const seconds = await make("first");
      await make("second");
      const file = (name: string): string => path.join(cwd, name);
      const same = ["html", "json"].every((type) =>
        readFileSync(file(`first.${type}`)).equals(readFileSync(file(`second.${type}`))),
      );
      const { asked, violations, wide } = await opened(file("first.html"), views);
      return [
        ...(full ? [atMost(`report of ${videos} rows`, seconds, 5, " s")] : []),
        atMost("report.html", statSync(file("first.html")).size, 2_000_000, " bytes"),
        { met: same, text: `two reports are ${same ? "" : "not "}the same bytes` },
        {
          met: asked.length === 0,
          text: `${asked.length} outside requests and errors in Chromium ${asked.slice(0, 2).join()}`,
        },
        {
          met: violations.length === 0,
          text: `${violations.length} axe violations in ${views.length} views ${violations.slice(0, 3).join("; ")}`,
        },
        { met: wide.length === 0, text: `no sideways scrolling ${wide.join()}` },
        ...oracleFindings(db, channel, readFileSync(file("first.json"), "utf8")),
      ];
    }),
  );
}
