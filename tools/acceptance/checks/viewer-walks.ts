import { differentFragments, walkFindings } from "../../../apps/top-videos-web/test/browser/history.ts";
import { keyboardFindings } from "../../../apps/top-videos-web/test/browser/keyboard.ts";
import { noScriptFindings } from "../../../apps/top-videos-web/test/browser/no-script.ts";
import { PLAY, sizeFindings } from "../../../apps/top-videos-web/test/browser/player.ts";
import { rapidFindings } from "../../../apps/top-videos-web/test/browser/rapid.ts";
import { type Browser, stateOf, swapping, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { Asks, queryOf, SqlOracle } from "./viewer-oracle.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

interface Place {
  readonly browser: Browser;
  readonly address: string;
  readonly database: string;
  /** 0 for the first place. */
  readonly serial: number;
}

/** The browser tests' world; in full runs the demo of 20,000 videos as well. */
async function everywhere(
  quick: boolean,
  look: (place: Place) => Promise<string[]>,
): Promise<{ places: number; found: string[] }> {
  const databases = [await pictured(), ...(quick ? [] : [await demo(20_000)])];
  const found: string[] = [];
  await withBrowser(async (browser) => {
    for (const [serial, database] of databases.entries()) {
      await withViewer(database, async ({ address, complaints }) => {
        found.push(...(await look({ browser, database, serial, address: `${address}c/${CHANNEL}` })));
        if (complaints() !== "") found.push(`stderr: ${complaints().slice(0, 200)}`);
      });
    }
  });
  return { places: databases.length, found };
}

/** What is said after a month was chosen, as the specification words it. */
async function announcement(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page }) => {
    await page.goto(`${address}?month=2023-03`);
    await swapping(page, () => page.locator('#months a[href*="month=2024-12"]').click());
    const said: string = await page.evaluate('document.getElementById("announce").textContent');
    const role = await page.locator("#announce").getAttribute("role");
    const right = /^Top 10 of [\d,]+ videos, December 2024$/.test(said) && role === "status";
    return right ? [] : [`announced as ${role}: ${said}`];
  });
}

export async function keyboardLine(quick: boolean): Promise<Finding[]> {
  const { places, found } = await everywhere(quick, async ({ browser, address }) => [
    ...(await keyboardFindings(browser, address)),
    ...(await announcement(browser, address)),
  ]);
  return [allOf("runs by the keyboard alone, from month to player and back, each step announced", places, found)];
}

export async function noScriptLine(quick: boolean): Promise<Finding[]> {
  const { places, found } = await everywhere(quick, ({ browser, address }) => noScriptFindings(browser, address));
  return [allOf("runs without JavaScript through every function but the player", places, found)];
}

/** Walks at random there and back, and fragments that are the bytes of their pages. */
export async function historyLine(quick: boolean): Promise<Finding[]> {
  const seeds = quick ? [11] : [11, 12, 13, 14, 15];
  const actions = quick ? 6 : 20;
  const walks = await everywhere(quick, async ({ browser, address, serial }) => {
    const found: string[] = [];
    // Other walks in each place.
    for (const seed of seeds.map((one) => 10 * serial + one)) {
      for (const text of await walkFindings(browser, address, { seed, actions })) found.push(`seed ${seed}: ${text}`);
    }
    return found;
  });
  let count = 0;
  const fragments = await everywhere(quick, async ({ address, database }) => {
    const sql = new SqlOracle(database, "UTC");
    const asks = new Asks(13, CHANNEL, sql.months(CHANNEL));
    sql.close();
    const urls: string[] = [];
    for (let i = 0; i < (quick ? 20 : 500); i++) {
      const asked = asks.next(i % 5 === 0);
      if (asked.period !== "1999-07") urls.push(`${address}?month=${asked.period}&${queryOf(asked)}`);
    }
    count += urls.length;
    return differentFragments(urls);
  });
  return [
    allOf(
      `walks of ${actions} random actions, back and forward through all, then reloaded`,
      walks.places * seeds.length,
      walks.found,
    ),
    allOf("addresses whose page holds the bytes of their fragment", count, fragments.found),
  ];
}

/** Clicks on months faster than answers come. */
export async function rapidLine(quick: boolean): Promise<Finding[]> {
  const rounds = quick ? [30] : [30, 31, 32, 33, 34];
  const { places, found } = await everywhere(quick, async ({ browser, address }) => {
    const wrong: string[] = [];
    for (const clicks of rounds) wrong.push(...(await rapidFindings(browser, address, clicks)));
    return wrong;
  });
  return [allOf("rounds of 30 quick clicks and more that end with the last", places * rounds.length, found)];
}

/** Windows that are low, as telephones on their side are. */
const LOW = [
  [568, 320],
  [640, 360],
  [844, 390],
  [1024, 500],
] as const;

async function lowWindows(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page }) => {
    const found: string[] = [];
    await page.goto(address);
    for (const [width, height] of LOW) {
      await page.setViewportSize({ width, height });
      await page.locator(`${PLAY}:visible`).first().click();
      const box = await page.locator("#player iframe").boundingBox();
      const size = `${Math.round(box?.width ?? 0)} x ${Math.round(box?.height ?? 0)}`;
      if (box === null || box.width < 200 || box.height < 200) found.push(`${width} x ${height}: a player of ${size}`);
      if (box !== null && box.height > height)
        found.push(`${width} x ${height}: a player of ${size} is higher than the window`);
      await page.locator("#player .close").click();
    }
    return found;
  });
}

/** Whether a player that is open survives nothing that would make it two: a swap, Back, Play all. */
async function neverTwo(browser: Browser, address: string): Promise<string[]> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const found: string[] = [];
    const count = async (after: string): Promise<void> => {
      const players = await page.locator("iframe").count();
      if (players > 1) found.push(`${players} players after ${after}`);
    };
    await page.goto(address);
    await page.locator(PLAY).first().click();
    await swapping(page, () => page.selectOption("#controls select[name=sort]", "likes"));
    await count("a swap");
    await page.locator(`${PLAY}:visible`).nth(1).click();
    await count("another video");
    await page.locator("#list a.play-all").click();
    await count("Play all");
    await swapping(page, () => page.evaluate("history.back()"));
    await count("Back");
    const { cards } = await stateOf(page);
    if (cards.length === 0) found.push("no cards after Back");
    await page.locator(`${PLAY}:visible`).first().click();
    await page.locator(`${PLAY}:visible`).first().click();
    await count("two videos");
    return [...found, ...complaints];
  });
}

/** Size and number of players at widths from 320 to 2560 px. */
export async function playerLine(quick: boolean): Promise<Finding[]> {
  const widths = quick
    ? [320, 560, 2560]
    : [320, 559, 560, 561, 2560, ...Array.from({ length: 56 }, (_, i) => 340 + 40 * i)];
  const { places, found } = await everywhere(quick, async ({ browser, address }) => {
    const page = `${address}?month=2024-12`;
    return [
      ...(await sizeFindings(browser, page, widths)),
      ...(await lowWindows(browser, page)),
      ...(await neverTwo(browser, page)),
    ];
  });
  return [
    allOf(
      `windows (320 to 2,560 px wide, and low ones) with one player of at least 200 x 200, and 480 x 270 from 560 px on`,
      places * (widths.length + LOW.length),
      found,
    ),
  ];
}
