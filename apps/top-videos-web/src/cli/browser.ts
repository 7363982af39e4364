import { execFile } from "node:child_process";

/** The program that opens an address, by platform, and what it is given before the address. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/**
 * Opens an address in the browser that the system prefers, without a shell between.
 *
 * @param failed told why it can't be done
 */
export function openInBrowser(url: string, failed: (reason: string) => void): void {
  const [program, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  const child = execFile(program, [...args, url], (error) => {
    if (error !== null) failed(error.code === "ENOENT" ? `there is no ${program}` : `${program} ended with an error`);
  });
  // A browser that stays in the foreground is not to keep this process.
  child.unref();
}
