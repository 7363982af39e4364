import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const entry = join(fileURLToPath(new URL("..", import.meta.url)), "src/client/main.ts");

/** The page's own script, as one file that any browser with modules can run. */
export async function buildClient(): Promise<Buffer> {
  const bundle = await rolldown({ input: entry, platform: "browser", transform: { target: "es2022" } });
  const { output } = await bundle.generate({ format: "iife", minify: true, comments: false });
  await bundle.close();
  return Buffer.from(output[0].code);
}
