import type { openBrowser } from "@side-projects/testkit";

export type Browser = Awaited<ReturnType<typeof openBrowser>>;
export type Page = Awaited<ReturnType<Browser["newPage"]>>;

export interface VisitOptions {
  /** CSS pixels. @default 1592 */
  readonly width?: number;
  /** CSS pixels. @default 1416 */
  readonly height?: number;
  /** @default "dark" */
  readonly colorScheme?: "dark" | "light";
  /** @default true */
  readonly javaScriptEnabled?: boolean;
  /** Directives that are added to the policy of every page. @default none */
  readonly policy?: string;
}

export interface Visit {
  readonly page: Page;
  /** Requests to other origins, in their order, with the Referer they carry. */
  readonly asked: readonly { readonly url: string; readonly referer: string | undefined }[];
  /** Errors of the page and of the console, violations of the policy, dialogs. */
  readonly complaints: readonly string[];
}

const PLAYER = "https://www.youtube-nocookie.com/";

/** How long anything that is waited for may take before that is a failure, in milliseconds. */
const PATIENCE_MS = 15_000;

/** Counts swaps and reports violations; it runs before the page's own scripts. */
const WATCH = `
  window.swaps = 0;
  window.pending = 0;
  document.addEventListener("htmx:after:swap", () => { window.swaps++; });
  document.addEventListener("htmx:before:request", () => { window.pending++; });
  document.addEventListener("htmx:finally:request", () => { window.pending--; });
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error("policy: " + event.violatedDirective + " " + event.blockedURI + " " + event.sample);
  });`;

/** Opens a page of its own, in which YouTube is a stub and its pictures are missing, and closes it afterwards. */
export async function visit<T>(
  browser: Browser,
  options: VisitOptions,
  look: (visit: Visit) => Promise<T>,
): Promise<T> {
  const { width = 1592, height = 1416, colorScheme = "dark", javaScriptEnabled = true, policy } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    javaScriptEnabled,
    reducedMotion: "reduce",
  });
  const asked: { url: string; referer: string | undefined }[] = [];
  const complaints: string[] = [];
  try {
    await context.addInitScript(WATCH);
    await context.route(`${PLAYER}**`, (route) =>
      route.fulfill({ contentType: "text/html", body: '<!doctype html><html lang="en"><title>Player</title>' }),
    );
    await context.route("https://i.ytimg.com/**", (route) => route.abort());
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    if (policy !== undefined) await addPolicy(page, policy);
    page.on("request", (request) => {
      const url = request.url();
      const own = page.mainFrame().url();
      if (!url.startsWith("http") || (own.startsWith("http") && new URL(url).origin === new URL(own).origin)) return;
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) return;
      asked.push({ url, referer: request.headers().referer });
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => {
      // What the network answers is judged by the page; the console only repeats it.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        complaints.push(message.text());
      }
    });
    return await look({ page, asked, complaints });
  } finally {
    await context.close();
  }
}

async function addPolicy(page: Page, policy: string): Promise<void> {
  await page.route("**/*", async (route) => {
    if (route.request().resourceType() !== "document" || route.request().url().startsWith(PLAYER)) {
      return route.fallback();
    }
    const response = await route.fetch();
    const headers = response.headers();
    const before = headers["content-security-policy"];
    headers["content-security-policy"] = before === undefined ? policy : `${before}; ${policy}`;
    return route.fulfill({ response, headers });
  });
}

/** Waits until an expression is true in the page; the page's policy forbids Playwright's own way, which needs eval. */
export async function until(page: Page, condition: string): Promise<void> {
  await page.evaluate(`new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error("never true: " + ${JSON.stringify(condition)})), ${PATIENCE_MS});
    const look = () => {
      if (!(${condition})) return setTimeout(look, 5);
      clearTimeout(late);
      done();
    };
    look();
  })`);
}

/** Does something that swaps the list, and waits until it has been swapped and no newer one is to come. */
export async function swapping(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before: number = await page.evaluate("window.swaps");
  await act();
  await until(page, `window.swaps > ${before} && window.pending === 0`);
}

/** What a reader can tell of the page. */
export interface PageState {
  readonly url: string;
  readonly title: string;
  readonly heading: string;
  readonly announced: string;
  /** Of the month that the grid marks. */
  readonly current: string | null;
  /** Of the fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
  readonly cards: readonly string[];
}

const STATE = `(() => {
  const list = document.getElementById("list");
  const chosen = [...document.querySelectorAll("#months [aria-current]")];
  const form = document.getElementById("controls");
  return {
    url: location.pathname + location.search,
    title: document.title,
    heading: [...list.querySelectorAll("h2")].map((h2) => h2.textContent).join(" / "),
    announced: list.dataset.heading ?? "",
    current: chosen.length === 1 ? new URL(chosen[0].href).searchParams.get("month") : chosen.length + " marked",
    fields: form ? Object.fromEntries(new FormData(form)) : {},
    cards: [...list.querySelectorAll(".card")].map((card) => card.dataset.video),
  };
})()`;

export function stateOf(page: Page): Promise<PageState> {
  return page.evaluate(STATE);
}

/** The parts in which two states differ, as text; empty where they are the same. */
export function differences(what: string, expected: PageState, got: PageState): string[] {
  const found: string[] = [];
  for (const key of ["url", "title", "heading", "announced", "current", "fields", "cards"] as const) {
    const [a, b] = [JSON.stringify(expected[key]), JSON.stringify(got[key])];
    if (a !== b) found.push(`${what}: ${key} is ${b}, not ${a}`);
  }
  return found;
}
