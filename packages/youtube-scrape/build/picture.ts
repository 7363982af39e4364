// Makes docs/images/youtube-report.png: the first screen of the report of the fake channel. Run it after a change of either.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openBrowser } from "@side-projects/testkit";
import { systemClock } from "../src/clock.ts";
import { startFake } from "../src/fake/server.ts";
import { report } from "../src/report/report.ts";
import { scrape } from "../src/scrape/scrape.ts";
import { openStore } from "../src/store/open.ts";

const file = fileURLToPath(new URL("../../../docs/images/youtube-report.png", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "picture-"));
const store = openStore(join(folder, "demo.db"));
const fake = await startFake({ thumbnailOrigin: "https://demo.invalid" });
const browser = await openBrowser();
try {
  const rows = scrape({
    store,
    clock: systemClock(Date.parse("2026-11-02T09:00:00Z")),
    channel: fake.channelId,
    apiKey: "demo",
    baseUrl: fake.url,
  });
  while ((await rows.next()).done !== true);
  const page = join(folder, "report.html");
  writeFileSync(page, report(store).html);
  const tab = await browser.newPage({ viewport: { width: 1400, height: 1500 } });
  await tab.goto(pathToFileURL(page).href);
  writeFileSync(file, await tab.screenshot());
} finally {
  await browser.close();
  await fake.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
}
