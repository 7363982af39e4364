import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startFake } from "../src/fake/server.ts";
import { report } from "../src/report/report.ts";
import { scrape } from "../src/scrape/scrape.ts";
import { openStore } from "../src/store/open.ts";
import { numbersOf } from "./report-oracle.ts";
import { finished } from "./run.ts";

test("what a scrape of the fake API stores is reported in full, also from a database that is only read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const path = join(folder, "videos.db");
  const fake = await startFake({ videos: 300, claimed: 311 });
  try {
    const store = openStore(path);
    await finished(scrape({ store, channel: fake.channelId, apiKey: "key-of-the-test", baseUrl: fake.url }));
    const written = report(store);
    store.close();

    const reading = openStore(path, { readOnly: true });
    expect(report(reading)).toEqual(written);
    const found = numbersOf(reading);
    reading.close();
    expect(found.rows).toBe(300);
    expect(found.coverage).toMatchObject({ listed: 300, claimed: 311 });
    expect(found.columns.filter(({ values }) => values > 0).length).toBeGreaterThan(30);
    expect(written.html + written.json).not.toContain("key-of-the-test");
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true });
  }
});
