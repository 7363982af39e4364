import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

// Without these the browser looks for Google's hosts at every start, which fails on a closed network.
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a headless Chromium; the caller closes it.
 *
 * @throws Error when there is no browser, with what to install or set
 */
export async function openBrowser(): Promise<Browser> {
  const { program, env } = findChromium();
  const inherited: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) inherited[name] = value;
  return chromium.launch({ executablePath: program, headless: true, args: flags, env: { ...inherited, ...env } });
}
