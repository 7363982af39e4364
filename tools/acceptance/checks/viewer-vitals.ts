import type { Browser } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { atMost, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { CHANNEL, demo } from "./viewer-worlds.ts";

/** Collects what the browser measures, from before the page's first byte. */
const WATCH = `
  window.vitals = { lcp: 0, cls: 0, inp: 0, events: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) vitals.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    // What moves within half a second of a click is no surprise, by the definition of CLS.
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) vitals.cls += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.interactionId) continue;
      vitals.events++;
      vitals.inp = Math.max(vitals.inp, entry.duration);
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });`;

interface Watched {
  readonly lcp: number;
  readonly cls: number;
  readonly inp: number;
  readonly events: number;
}

interface Vitals extends Watched {
  /** What moved before the first click. */
  readonly loadCls: number;
}

interface Look {
  readonly address: string;
  readonly width: number;
  readonly height: number;
  readonly clicks: number;
}

/** Loads a page on a processor four times as slow, clicks months, and tells what the browser measured. */
async function measure(browser: Browser, { address, width, height, clicks }: Look): Promise<Vitals> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: "dark" });
  try {
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(address, { waitUntil: "networkidle" });
    const loaded: Watched = await page.evaluate("vitals");
    for (let i = 1; i <= clicks; i++) {
      const link = page.locator("#months a[href]:not([aria-current])").nth(7 * i);
      await link.scrollIntoViewIfNeeded();
      const box = await link.boundingBox();
      if (box === null) throw new Error("a month has no box");
      const answered = page.waitForResponse(/[?&]month=/);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      await (await answered).finished();
      await page.waitForLoadState("networkidle");
      // Entries of events arrive after the frame in which their effect is painted.
      await page.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))",
      );
    }
    const rest: Watched = await page.evaluate("vitals");
    return { ...rest, lcp: loaded.lcp, loadCls: loaded.cls };
  } finally {
    await context.close();
  }
}

/**
 * Web vitals of the first view and of clicks on months. Times are judged in full runs only, on an idle machine;
 * so are shifts after a click, which count by the definition of CLS once half a second has passed.
 */
export async function vitalsFindings(quick: boolean): Promise<Finding[]> {
  return withViewer(await demo(quick ? 500 : 20_000), ({ address }) =>
    withBrowser(async (browser) => {
      const page = `${address}c/${CHANNEL}?month=2024-12`;
      const clicks = quick ? 1 : 5;
      const looks = [
        { address: page, width: 1592, height: 1416, clicks },
        { address: page, width: 390, height: 844, clicks },
      ];
      const findings: Finding[] = [];
      for (const look of quick ? looks.slice(0, 1) : looks) {
        const loads: Vitals[] = [];
        for (let i = 0; i < (quick ? 1 : 5); i++) loads.push(await measure(browser, look));
        const worst = (of: (vitals: Vitals) => number): number => Math.max(...loads.map(of));
        const at = `at ${look.width} px, worst of ${loads.length} loads`;
        findings.push(
          atMost(
            `CLS ${at}`,
            worst(({ cls, loadCls }) => (quick ? loadCls : cls)),
            0,
          ),
        );
        if (quick) {
          findings.push({ met: worst(({ lcp }) => lcp) > 0, text: "a largest paint was seen" });
          continue;
        }
        findings.push(
          atMost(
            `LCP ${at}`,
            worst(({ lcp }) => lcp),
            1000,
            " ms",
          ),
        );
        const events = loads.reduce((sum, vitals) => sum + vitals.events, 0);
        const inp = `INP ${at} of ${clicks} clicks, ${events} events seen:`;
        findings.push(
          atMost(
            inp,
            worst((vitals) => vitals.inp),
            100,
            " ms",
          ),
        );
      }
      return findings;
    }),
  );
}
