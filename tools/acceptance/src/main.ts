import { writeFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { check, choose } from "./check.ts";
import { page, printed, summary } from "./print.ts";
import { home, listedPackages, loadLines, storeRun } from "./store.ts";

const HELP = `npm run accept -- PACKAGE: what the package promises, line by line, met or missed

  npm run accept -- icon-render
  npm run accept -- raster --line 3
  npm run accept -- raster --quick

  --line N    only this line
  --quick     small counts, as in npm test
  --write     store the results and write docs/acceptance.md from them
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      line: { type: "string" },
      quick: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [name, ...rest] = positionals;
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (name === undefined || rest.length > 0) {
    throw new RangeError(`name one package: ${listedPackages().join(", ") || "none has a list yet"}`);
  }
  const lines = choose(await loadLines(name), values.line === undefined ? undefined : Number(values.line));
  const tell = (line: Parameters<typeof printed>[0]): void => console.log(printed(line));
  const checked = await check(lines, { quick: values.quick, now: () => performance.now(), tell });
  if (values.write) write(name, values.quick, checked);
  console.log(summary(checked));
  return checked.every((line) => line.met) ? 0 : 1;
}

function write(name: string, quick: boolean, lines: Awaited<ReturnType<typeof check>>): void {
  const date = new Date().toISOString().slice(0, 10);
  const machine = `Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores`;
  const runs = storeRun({ package: name, date, machine, quick, lines });
  writeFileSync(path.join(home, "../../docs/acceptance.md"), page(runs));
}

try {
  process.exitCode = await main();
} catch (error) {
  const known = error instanceof RangeError || (error instanceof TypeError && "code" in error);
  if (!known) throw error;
  console.error(`accept: ${error.message}`);
  process.exitCode = 2;
}
