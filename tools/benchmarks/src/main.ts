import { join } from "node:path";
import { ballinCases } from "../ballin.bench.ts";
import { iconRenderCases } from "../icon-render.bench.ts";
import { midituiCases } from "../miditui.bench.ts";
import { midituiSoundCases } from "../miditui-sound.bench.ts";
import { isInstalled, type PeerName } from "../peers/peers.ts";
import { rasterCases } from "../raster.bench.ts";
import { topVideosWebCases } from "../top-videos-web.bench.ts";
import { wordcloudCases } from "../wordcloud.bench.ts";
import { youtubeScrapeCases } from "../youtube-scrape.bench.ts";
import type { BenchCase } from "./cases.ts";
import { painter } from "./format.ts";
import { gate } from "./gate.ts";
import { takeLock } from "./lock.ts";
import { busyWarning, thisMachine } from "./machine.ts";
import { markdown } from "./markdown.ts";
import { iconNames } from "./names.ts";
import { HELP, type Options, type PackageName, parseOptions } from "./options.ts";
import { report } from "./report.ts";
import { type Run, readRun, writeRuns } from "./results.ts";
import { FULL, QUICK } from "./runner.ts";
import { Session } from "./session.ts";
import { measureSizes } from "./sizes.ts";
import {
  BALLIN_TARGETS,
  ICON_RENDER_TARGETS,
  type Target,
  TOP_VIDEOS_WEB_TARGETS,
  WORDCLOUD_TARGETS,
  YOUTUBE_SCRAPE_TARGETS,
} from "./targets.ts";
import { packageVersion, peerVersions } from "./versions.ts";

const HERE = join(import.meta.dirname, "..");
const ROOT = join(HERE, "..", "..");
const TARGETS: Readonly<Record<PackageName, readonly Target[]>> = {
  raster: [],
  "icon-render": ICON_RENDER_TARGETS,
  "youtube-scrape": YOUTUBE_SCRAPE_TARGETS,
  "top-videos-web": TOP_VIDEOS_WEB_TARGETS,
  wordcloud: WORDCLOUD_TARGETS,
  ballin: BALLIN_TARGETS,
  miditui: [],
};
const storedFile = (name: PackageName): string => join(HERE, "results", `${name}.json`);

function casesOf(name: PackageName): BenchCase[] {
  if (name === "youtube-scrape") return youtubeScrapeCases();
  if (name === "top-videos-web") return topVideosWebCases();
  if (name === "wordcloud") return wordcloudCases();
  if (name === "ballin") return ballinCases();
  if (name === "miditui") return [...midituiCases(), ...midituiSoundCases()];
  return name === "raster" ? rasterCases() : iconRenderCases(iconNames(ROOT));
}

function selected(name: PackageName, options: Options): BenchCase[] {
  const onlyFast = options.gate || (options.quick && options.filter === "");
  return casesOf(name).filter((c) => c.name.includes(options.filter) && (!onlyFast || c.fast === true));
}

async function measurePackage(name: PackageName, options: Options): Promise<Run> {
  const session = new Session(ROOT, options.quick ? QUICK : FULL);
  const run: Run = {
    package: name,
    date: new Date().toISOString(),
    machine: thisMachine(),
    versions: { ...packageVersion(ROOT, name), ...(options.peers ? peerVersions() : {}) },
    cases: [],
    failures: [],
    sizes: [],
  };
  try {
    for (const bench of selected(name, options)) {
      process.stderr.write(`${bench.name}\n`);
      try {
        run.cases.push(await session.run(bench, options.peers ? bench.peers : [], (text) => console.log(text)));
      } catch (error) {
        run.failures.push({ name: bench.name, message: error instanceof Error ? error.message : String(error) });
      }
    }
    if (options.peers && name === "icon-render" && !options.quick && "bytes".includes(options.filter)) {
      process.stderr.write("bytes\n");
      try {
        run.sizes = await measureSizes(session.ours(), iconNames(ROOT), ROOT);
      } catch (error) {
        run.failures.push({ name: "bytes", message: error instanceof Error ? error.message : String(error) });
      }
    }
  } finally {
    await session.close();
  }
  return run;
}

function nameMissingPeers(options: Options): void {
  const peers = new Set<PeerName>(options.packages.flatMap((name) => selected(name, options)).flatMap((c) => c.peers));
  for (const peer of peers) {
    if (!isInstalled(peer)) console.log(`${peer} is not installed and is skipped: npm run bench:peers`);
  }
}

async function main(options: Options): Promise<boolean> {
  if (options.markdown) {
    for (const name of options.packages) {
      const run = readRun(storedFile(name));
      console.log(run === undefined ? `no stored results for ${name}` : `${markdown(run)}\n`);
    }
    return true;
  }
  const warning = busyWarning();
  if (warning !== undefined) console.log(warning);
  if (options.save && warning !== undefined)
    throw new Error("no baseline is stored on a busy machine; try again later");
  if (options.gate)
    return gate(
      ROOT,
      options.packages.flatMap((name) => selected(name, options)),
      options.base,
    );
  if (options.peers) nameMissingPeers(options);
  const paint = painter(process.env, process.stdout.isTTY === true);
  const runs: Run[] = [];
  for (const name of options.packages) {
    const run = await measurePackage(name, options);
    for (const line of report(run, readRun(storedFile(name)), TARGETS[name], paint)) console.log(line);
    if (options.save) writeRuns(storedFile(name), [run]);
    runs.push(run);
  }
  if (options.json !== undefined) writeRuns(options.json, runs);
  return runs.every(({ failures }) => failures.length === 0);
}

async function start(argv: readonly string[]): Promise<number> {
  const options = parseOptions(argv);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const release = options.markdown ? () => {} : takeLock(join(HERE, ".lock"));
  try {
    return (await main(options)) ? 0 : 1;
  } finally {
    release();
  }
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
