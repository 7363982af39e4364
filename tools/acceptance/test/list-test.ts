import { expect, test } from "vitest";
import { check, choose } from "../src/check.ts";
import { loadLines } from "../src/store.ts";

/** Tests that each line of a package's list holds in its quick form. Each list has a file of its own: they run side by side. */
export async function testList(name: string): Promise<void> {
  for (const line of choose(await loadLines(name))) {
    test(`${name} ${line.id}: ${line.title}`, { timeout: 120_000 }, async () => {
      const checked = await check([line], { quick: true, now: () => performance.now() });
      expect(checked.filter(({ met }) => !met).map(({ figure }) => figure)).toEqual([]);
      expect(checked).toHaveLength(1);
    });
  }
}
