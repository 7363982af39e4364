// Makes docs/images/top-videos-*.png from the page of the made-up channel. Run it after a build, when either has changed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { openBrowser } from "@side-projects/testkit";
import { openStore, refresh, type ScrapeResult, scrape, systemClock } from "@side-projects/youtube-scrape";
import { startFake } from "@side-projects/youtube-scrape/fake";

const images = fileURLToPath(new URL("../../../docs/images/", import.meta.url));
const program = fileURLToPath(new URL("../bin/top-videos-web.js", import.meta.url));
const END_MS = Date.parse("2026-11-01T00:00:00Z");
const DAY_MS = 86_400_000;

/** Days of the channel on which it is looked at, for a history. */
const DAYS = [0, 7, 20] as const;

/** When the page is looked at: nine hours after the last time. */
const SEEN_MS = END_MS + 20 * DAY_MS + 9 * 3_600_000;

/** Pictures by name; the first has the size of the original's. */
const PICTURES = [
  { name: "dark", theme: "dark", width: 1592, height: 1416 },
  { name: "light", theme: "light", width: 1592, height: 1416 },
  { name: "narrow", theme: "dark", width: 390, height: 1500 },
] as const;

const folder = mkdtempSync(join(tmpdir(), "picture-"));
const file = join(folder, "demo.db");
await collect();
const viewer = spawn(process.execPath, [program, "--db", file, "--port", "0", "--quiet"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const browser = await openBrowser();
try {
  const [address] = await once(createInterface(viewer.stdout), "line");
  for (const { name, theme, width, height } of PICTURES) {
    const tab = await browser.newPage({ viewport: { width, height } });
    // Ages of what was collected are told by the browser.
    await tab.clock.setFixedTime(SEEN_MS);
    await tab.goto(`${address}?month=2024-12&theme=${theme}`, { waitUntil: "networkidle" });
    const bytes = await tab.screenshot();
    writeFileSync(join(images, `top-videos-${name}.png`), bytes);
    console.log(`docs/images/top-videos-${name}.png  ${width} x ${height}  ${bytes.length} bytes`);
    await tab.close();
  }
} finally {
  await browser.close();
  viewer.kill("SIGTERM");
  await once(viewer, "exit");
  rmSync(folder, { recursive: true, force: true });
}

async function collect(): Promise<void> {
  const store = openStore(file);
  for (const day of DAYS) {
    const clock = systemClock(END_MS + day * DAY_MS);
    const fake = await startFake({ day, clock, thumbnailOrigin: "https://demo.invalid" });
    const run = { store, clock, channel: fake.channelId, apiKey: "demo", baseUrl: fake.url };
    await finish(day === 0 ? scrape(run) : refresh({ ...run, statsOnly: true }));
    await fake.close();
  }
  store.close();
}

async function finish(run: AsyncGenerator<unknown, ScrapeResult, void>): Promise<void> {
  while ((await run.next()).done !== true);
}
