import path from "node:path";
import { command, repository } from "@side-projects/testkit";
import { allOf, atMost, type Finding } from "../src/findings.ts";

const CHILD: string = path.join(repository, "tools/acceptance/checks/miditui-hostile-child.ts");
/** Megabytes of heap that each file may take: half of what Node has on a machine of 4 GB. */
const HEAP = 1500;

const SMALL = ["4 GB chunk", "4 GB event", "64 KB name", "70,000 chunks", "16 channels in 65,534 chunks", "zeros"];
const LARGE = [
  "10 million controls",
  "12 million notes",
  "2 million texts",
  "5 million notes on a tick",
  "65,534 chunks",
];

/** Files that ask for all the memory or all the time: each in a process of its own, refused or read within bounds. */
export async function hostileFileFindings(quick: boolean): Promise<Finding[]> {
  const names = quick ? SMALL.slice(0, 4) : [...SMALL, ...LARGE];
  const wrong: string[] = [];
  let slowest = 0;
  for (const name of names) {
    const args = [`--max-old-space-size=${HEAP}`, CHILD, name];
    const { code, stdout, stderr } = await command(process.execPath, args, { timeout: 300_000 });
    const seconds = Number(/^(read|refused) ([\d.]+) /.exec(stdout)?.[2]);
    if (code !== 0 || Number.isNaN(seconds)) wrong.push(`${name}: ${stdout}${stderr.slice(0, 300)}`);
    else slowest = Math.max(slowest, seconds);
  }
  const read = allOf(`hostile MIDI files read or refused within ${HEAP} MB of heap`, names.length, wrong);
  return [read, atMost("processor time of the slowest", slowest, 20, " s")];
}
