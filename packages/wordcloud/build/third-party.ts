import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Name, version and licence of each npm package that modules of a bundle are from; empty where there are none. */
export function thirdPartyNotices(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => packageFolder(id) ?? []));
  const notices = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const files = readdirSync(folder).filter((entry) => /^(licen[cs]e|copying|notice)/i.test(entry));
    const texts = files.map((file) => `\n\n${readFileSync(join(folder, file), "utf8").trim()}`);
    return `${name} ${version} (${license})${texts.join("")}\n`;
  });
  return notices.sort().join(`\n${"-".repeat(80)}\n\n`);
}

/** The folder of the npm package that a module is from; pnpm has each in a node_modules of its own. */
function packageFolder(id: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
}
