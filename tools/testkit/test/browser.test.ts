import { expect, test } from "vitest";
import { openBrowser } from "../src/browser.ts";
import { locateChromium, type Surroundings } from "../src/chromium.ts";

function machine(changes: Partial<Surroundings> & { files?: string[] }): Surroundings {
  const files = changes.files ?? [];
  return { env: {}, platform: "linux", arch: "x64", exists: (file) => files.includes(file), ...changes };
}

test("a browser starts, runs JavaScript and draws text", { timeout: 60_000 }, async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent("<p>one two three</p>");
    expect(await page.evaluate("document.querySelector('p').textContent.length + 0.5")).toBe(13.5);
    expect(await page.evaluate("document.querySelector('p').getBoundingClientRect().height > 5")).toBe(true);
  } finally {
    await browser.close();
  }
});

test("CHROME_PATH is taken before all others, and is an error when it leads nowhere", () => {
  const files = ["/opt/chrome", "/usr/bin/chromium"];
  const env = { CHROME_PATH: "/opt/chrome", PATH: "/usr/bin" };
  expect(locateChromium(machine({ env, files }))).toEqual({ program: "/opt/chrome" });
  expect(locateChromium(machine({ env: { ...env, CHROME_PATH: "/gone" }, files }))).toHaveProperty("reason");
});

test("an installed browser is taken before the one from npm, and what is missing is named", () => {
  const env = { PATH: "/bin:/usr/bin" };
  expect(locateChromium(machine({ env, files: ["/usr/bin/chromium"] }))).toEqual({ program: "/usr/bin/chromium" });
  expect(locateChromium(machine({ env }))).toEqual({ bundled: true });
  expect(locateChromium(machine({ env, arch: "arm64" }))).toHaveProperty("reason");
  const edge = "C:/Program Files/Microsoft/Edge/Application/msedge.exe";
  const windows = machine({ platform: "win32", env: { PROGRAMFILES: "C:/Program Files" }, files: [edge] });
  expect(locateChromium(windows)).toEqual({ program: edge });
});
