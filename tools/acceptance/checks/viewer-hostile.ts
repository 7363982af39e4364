import path from "node:path";
import { HtmlValidate } from "html-validate";
import { PLAY } from "../../../apps/top-videos-web/test/browser/player.ts";
import { hostileFindings } from "../../../apps/top-videos-web/test/browser/safety.ts";
import { type Browser, swapping, visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { HOSTILE_CHANNEL, type HostileWorld, writeHostileWorld } from "./viewer-hostile-world.ts";
import { ask } from "./viewer-weight.ts";

/** Every element of a page with the names of its attributes, counted; those of templates too. */
const ELEMENTS = `(() => {
  const counts = {};
  const roots = [document, ...[...document.querySelectorAll("template")].map((template) => template.content)];
  for (const element of roots.flatMap((root) => [...root.querySelectorAll("*")])) {
    const name = element.localName + "[" + element.getAttributeNames().sort().join(" ") + "]";
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return { counts, ran: window.pwned !== undefined };
})()`;

interface Elements {
  readonly counts: Readonly<Record<string, number>>;
  readonly ran: boolean;
}

/** Addresses in which every text of the world is shown somewhere, after the address of the server. */
function pathsOf({ ids, months, titles }: HostileWorld, videoPages: number): string[] {
  const channel = `c/${HOSTILE_CHANNEL}`;
  const step = Math.max(1, Math.floor(ids.length / videoPages));
  const chosen = ids.filter((_, i) => i % step === 0 || i % 10 === 9).slice(0, 2 * videoPages);
  const searched = titles.filter((_, i) => i % (10 * step) === 0);
  return [
    "",
    ...months.map((month) => `${channel}?month=${month}&n=100`),
    `${channel}?month=all&n=100&sort=oldest`,
    `${channel}?month=all&n=100&sort=percentile`,
    ...chosen.map((id) => `${channel}/video/${encodeURIComponent(id)}`),
    ...searched.map((title) => `${channel}?q=${encodeURIComponent(title)}&sort=newest&month=1999`),
    ...searched.map((title) => `${channel}?month=${encodeURIComponent(title)}`),
    ...searched.map((title) => `c/${encodeURIComponent(title)}`),
  ];
}

async function elementsOf(
  browser: Browser,
  address: string,
  paths: readonly string[],
): Promise<{ pages: Elements[]; complaints: readonly string[] }> {
  return visit(browser, {}, async ({ page, complaints }) => {
    const pages: Elements[] = [];
    for (const one of paths) {
      await page.goto(address + one);
      pages.push(await page.evaluate<Elements>(ELEMENTS));
    }
    // The same by a swap, and beside a player.
    await page.goto(`${address}c/${HOSTILE_CHANNEL}?month=2024-01&n=100`);
    await swapping(page, () => page.selectOption("#controls select[name=sort]", "likes"));
    if ((await page.locator(PLAY).count()) > 0) await page.locator(PLAY).first().click();
    pages.push(await page.evaluate<Elements>(ELEMENTS));
    return { pages, complaints: [...complaints] };
  });
}

function unlike(armed: Elements, harmless: Elements | undefined): string[] {
  const names = new Set([...Object.keys(armed.counts), ...Object.keys(harmless?.counts ?? {})]);
  return [...names].flatMap((name) => {
    const [got, expected] = [armed.counts[name] ?? 0, harmless?.counts[name] ?? 0];
    return got === expected ? [] : [`${got} ${name} for ${expected}`];
  });
}

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

async function invalidPages(address: string, paths: readonly string[]): Promise<{ checked: number; wrong: string[] }> {
  const wrong: string[] = [];
  let checked = 0;
  for (const one of paths) {
    for (const headers of [{}, { "HX-Request-Type": "partial" }]) {
      const { bytes } = await ask(address + one, headers);
      const { results } = await validator.validateString(bytes.toString());
      const errors = results.flatMap(({ messages }) => messages).filter(({ severity }) => severity === 2);
      checked++;
      for (const { ruleId, message, line, column } of errors.slice(0, 3)) {
        wrong.push(`/${one.slice(0, 60)} ${line}:${column} ${ruleId}: ${message.slice(0, 160)}`);
      }
    }
  }
  return { checked, wrong };
}

/** Payloads in every text column: nothing runs, nothing is there that harmless text would not bring, and HTML is valid. */
export function hostileLine(quick: boolean): Promise<Finding[]> {
  const count = quick ? 24 : 300;
  return inFolder(async (folder) => {
    const files = { armed: path.join(folder, "armed.db"), harmless: path.join(folder, "harmless.db") };
    const armed = writeHostileWorld(files.armed, count);
    const harmless = writeHostileWorld(files.harmless, count, (_, serial) => `Harmless text ${inLetters(serial)}`);
    const paths = pathsOf(armed, quick ? 3 : count);
    return withBrowser(async (browser) => {
      const expected = await withViewer(files.harmless, ({ address }) =>
        elementsOf(browser, address, pathsOf(harmless, quick ? 3 : count)),
      );
      return withViewer(files.armed, async ({ address, complaints: said }) => {
        const { pages, complaints } = await elementsOf(browser, address, paths);
        const ran = pages.flatMap(({ ran: did }, i) => (did ? [`/${paths[i]}`] : []));
        const strange = pages.flatMap((page, i) => {
          const found = unlike(page, expected.pages[i]);
          return found.length === 0 ? [] : [`/${paths[i] ?? "swap"}: ${found.slice(0, 3).join(", ")}`];
        });
        const titles: string[] = [];
        for (const [i, month] of armed.months.entries()) {
          const page = `${address}c/${HOSTILE_CHANNEL}?month=${month}&n=100`;
          const shown = armed.titles.slice(100 * i, 100 * i + 100).map(asShown);
          titles.push(...(await hostileFindings(browser, page, shown)));
        }
        const { checked, wrong } = await invalidPages(address, paths);
        return [
          {
            met: ran.length === 0 && complaints.length === 0,
            text: `${count} payloads in every text column, ${pages.length} pages: ${ran.length} ran, ${complaints.length} dialogs and complaints ${[...ran, ...complaints].slice(0, 3).join("; ")}`,
          },
          allOf("pages with the elements and attributes that harmless texts bring", pages.length, strange),
          {
            met: titles.length === 0,
            text: `${titles.length} titles not shown as they are ${titles.slice(0, 3).join("; ")}`,
          },
          allOf("pages and fragments that are valid HTML", checked, wrong),
          { met: said() === "", text: `stderr: ${said().slice(0, 200) || "nothing"}` },
        ];
      });
    });
  });
}

/** A number without digits, as a text that ends with some can be read as a date. */
function inLetters(number: number): string {
  return [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
}

/** A title as a page can hold it: NUL is no character of HTML. */
function asShown(title: string): string {
  return title.replaceAll("\0", "");
}
