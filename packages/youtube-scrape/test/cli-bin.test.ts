import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { program, temporaryFolder } from "./cli-command.ts";

const BIN = fileURLToPath(new URL("../bin/youtube-scrape.js", import.meta.url));

test.each(["12.22.12", "18.20.8", "20.19.5", "21.7.3", "22.18.0"])(
  "Node %s is told what is needed, in one line",
  async (version) => {
    const pretend = `Object.defineProperty(process, "versions", { value: { node: "${version}" } })`;
    const args = ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`, BIN, "--version"];
    const run = await program(process.execPath, args, temporaryFolder());
    expect([run.code, run.stdout, run.stderr]).toEqual([
      2,
      "",
      `youtube-scrape: needs Node 22.19 or newer, this is ${version}\n`,
    ]);
  },
);
