import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** A package of others, with the terms that it is passed on under. */
interface Passed {
  readonly title: string;
  readonly license: string;
  readonly text: string;
}

const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/**
 * What dist carries of others, and their licences, which all ask to go with it.
 *
 * @param modules paths of the files that the bundle was made of
 * @throws Error where a package tells no licence
 */
export function notices(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));
  const all = [...folders].map(passedOn).sort((a, b) => (a.title < b.title ? -1 : 1));
  const texts = new Map<string, string[]>();
  for (const { title, license, text } of all) {
    const body = `${license}\n\n${text}`;
    texts.set(body, [...(texts.get(body) ?? []), title]);
  }
  const parts = [...texts].map(([body, titles]) => `${titles.join("\n")}\nLicence: ${body}`);
  return `miditui itself is under the MIT License, see LICENSE. What its files carry of others:\n\n${parts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

function passedOn(folder: string): Passed {
  const { name, version, license }: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (license === undefined) throw new Error(`${name} tells no licence`);
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  return { title: `${name} ${version}`, license, text };
}
