import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { command, repository } from "@side-projects/testkit";
import type { Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";

const FILES = ["parity.test.ts", "parity-variants.test.ts"].map((file) => `packages/icon-render/test/${file}`);
/** Tests of the original's own suite, parametrised cases counted. */
const BEHAVIOURS = 69;

/** The original's suite as tests of ours, run by vitest. */
export async function parityFindings(): Promise<Finding[]> {
  const missing = FILES.filter((file) => !existsSync(path.join(repository, file)));
  if (missing.length > 0) return [{ met: false, text: `not there: ${missing.join(", ")}` }];
  return inFolder(async (folder) => {
    const report = path.join(folder, "parity.json");
    const args = ["run", "--project", "icon-render", ...FILES, "--reporter=json", `--outputFile=${report}`];
    const { code, stderr } = await command("vitest", args, { env: environment() });
    if (!existsSync(report)) return [{ met: false, text: `vitest ended with ${code}: ${stderr.trim().slice(-300)}` }];
    const told: { numPassedTests: number; numFailedTests: number } = JSON.parse(readFileSync(report, "utf8"));
    const met = code === 0 && told.numPassedTests >= BEHAVIOURS && told.numFailedTests === 0;
    return [{ met, text: `${told.numPassedTests} of ${BEHAVIOURS} behaviours pass, ${told.numFailedTests} fail` }];
  });
}

/** Without what an enclosing vitest has set, so that the line is the same inside npm test. */
function environment(): NodeJS.ProcessEnv {
  const bin = path.join(repository, "node_modules", ".bin");
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST") && name !== "NODE_ENV");
  return { ...Object.fromEntries(inherited), PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` };
}
