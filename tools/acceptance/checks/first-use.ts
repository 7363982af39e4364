import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { command, compareImages, decodePng, repository } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { iconRender, inFolder } from "./command.ts";
import { same } from "./pixels.ts";

/** The first minutes of a newcomer: names as people write them, and what the command says. */
export async function firstUseFindings(): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const file = (name: string): string => path.join(folder, name);
    const first = await command("icon-render", ["fa-solid-star"], { cwd: folder });
    const { width, height } = existsSync(file("fa-solid-star.png"))
      ? decodePng(readFileSync(file("fa-solid-star.png")))
      : { width: 0, height: 0 };
    const written = readdirSync(folder).join() === "fa-solid-star.png" && width === 1024 && height === 1024;
    const says = first.code === 0 && /fa-solid-star\.png\s+1024 x 1024\s+[\d,]+ bytes/.test(first.stdout);
    const draw = async (icon: string, to: string): Promise<Buffer> => {
      const { code } = await iconRender([icon, "-o", file(to)], folder);
      return code === 0 ? readFileSync(file(to)) : Buffer.alloc(0);
    };
    const star = await draw("star", "star.png");
    const ways = ["fas fa-star", "star", "FA-STAR", "U+F005", "fa-solid-star"];
    const unlike: string[] = [];
    for (const [i, way] of ways.entries()) if (!same(await draw(way, `${i}.png`), star)) unlike.push(way);
    const regular = await draw("fa-regular-star", "regular.png");
    const other = regular.length > 0 && compareImages(decodePng(regular), decodePng(star)).max > 0;
    const github = await iconRender(["github", "--json", "-o", "github.png"], folder);
    const crosses = [await draw("times", "t.png"), await draw("xmark", "x.png"), await draw("close", "c.png")];
    const [times = Buffer.alloc(0)] = crosses;
    const hart = await iconRender(["hart"], folder);
    const rocket = await iconRender(["rocket", "--style", "regular"], folder);
    return [
      {
        met: written && says,
        text: `fa-solid-star writes ${readdirSync(folder).length > 0 ? `${width} x ${height}` : "nothing"} and says: ${first.stdout.trim()}`,
      },
      allOf("ways to write star with the same bytes", ways.length, unlike),
      { met: other, text: "fa-regular-star is another star" },
      { met: github.stdout.includes('"style":"brands"'), text: "github is the brand" },
      {
        met: times.length > 0 && crosses.every((cross) => same(cross, times)),
        text: "times, xmark and close are the same bytes",
      },
      {
        met: hart.code === 2 && hart.stderr.includes("heart"),
        text: `hart ends with ${hart.code}: ${hart.stderr.trim()}`,
      },
      {
        met: rocket.code === 2 && rocket.stderr.includes("only solid"),
        text: `rocket --style regular ends with ${rocket.code}`,
      },
    ];
  });
}

/** A clone with nothing installed: both of its commands, twice, by npm alone. */
export async function cloneFindings(): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const cwd = path.join(folder, "clone");
    const cloned = await command("git", ["clone", "--quiet", repository, cwd]);
    if (cloned.code !== 0) return [{ met: false, text: `git clone: ${cloned.stderr.trim()}` }];
    // What the repository's own PATH would lend must not help.
    const env = {
      ...process.env,
      CI: "",
      PATH: (process.env.PATH ?? "")
        .split(path.delimiter)
        .filter((place) => !place.startsWith(repository))
        .join(path.delimiter),
    };
    const run = async (args: string[]): Promise<{ code: number; stdout: string; seconds: number }> => {
      const began = performance.now();
      const { code, stdout } = await command("npm", args, { cwd, env, timeout: 1_200_000 });
      return { code, stdout, seconds: (performance.now() - began) / 1000 };
    };
    const start = ["start", "--", "--once"];
    const [cold, warm] = [await run(start), await run(start)];
    const pictures = existsSync(path.join(cwd, "out"))
      ? readdirSync(path.join(cwd, "out"), { recursive: true })
          .map(String)
          .filter((file) => /\.(png|svg|ico|webp)$/.test(file))
      : [];
    const [tests, again] = [await run(["test"]), await run(["test"])];
    const tally = (text: string): string => /\d+ passed, \d+ failed\s*$/.exec(text)?.[0].trim() ?? "no tally";
    const shown = (runs: { code: number; seconds: number }[]): string =>
      runs.map(({ code, seconds }) => `${code} after ${seconds.toFixed(0)} s`).join(", then ");
    return [
      {
        met: cold.code === 0 && warm.code === 0 && warm.seconds < 30 && pictures.length > 0,
        text: `npm start -- --once in a clone ends with ${shown([cold, warm])} and ${pictures.length} pictures in out/`,
      },
      {
        met: tests.code === 0 && again.code === 0 && again.seconds < 480 && tally(tests.stdout).endsWith(" 0 failed"),
        text: `npm test ends with ${shown([tests, again])}: ${tally(tests.stdout)}`,
      },
    ];
  });
}

/** What npm start shows once all is installed: its programs, in an empty folder, make the files that they promise. */
export async function tourFindings(): Promise<Finding> {
  const file = JSON.stringify(pathToFileURL(path.join(repository, "scripts/tour.mjs")).href);
  const script = `console.log(JSON.stringify((await import(${file})).tour))`;
  const { stdout } = await command("node", ["--input-type=module", "-e", script]);
  const stops: { runs: string[][]; makes: string[]; program: { command: string } }[] = JSON.parse(stdout);
  const own = stops.filter((stop) => stop.program.command === "icon-render");
  return inFolder(async (folder) => {
    const wrong: string[] = [];
    for (const { runs, makes } of own) {
      for (const args of runs) {
        const { code, stderr } = await iconRender(args, folder);
        if (code !== 0) wrong.push(`${args.join(" ")} ${stderr.trim()}`);
      }
      wrong.push(...makes.filter((made) => !existsSync(path.join(folder, made))).map((made) => `no ${made}`));
    }
    return allOf("stops of npm start that make their pictures", own.length, wrong);
  });
}
