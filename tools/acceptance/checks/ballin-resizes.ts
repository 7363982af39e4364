import { seeded } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { ENGINES, inWorld, outside } from "./ballin-world.ts";

/** As many as find room in the smallest world, and as many as do not. */
const CROWDS = [1000, 5000] as const;

/** Worlds that become any size from 20 by 8 to 300 by 100 while the balls are thrown about. */
export async function resizeFindings(quick: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const engine of ENGINES) {
    for (const balls of quick ? CROWDS.slice(0, 1) : CROWDS) {
      findings.push(await resized(engine, balls, quick ? 60 : 1000));
    }
  }
  return findings;
}

function resized(engine: (typeof ENGINES)[number], balls: number, times: number): Promise<Finding> {
  return inWorld({ engine, balls, columns: 120, rows: 60 }, (simulation) => {
    const random = seeded(times + balls);
    const wrong: string[] = [];
    for (let time = 0; time < times; time++) {
      const [columns, rows] = [random.int(20, 300), random.int(8, 100)];
      simulation.apply({ type: "resize", columns, rows });
      simulation.apply({ type: "burst", x: random.next() * columns, y: (random.next() * rows) / 2 });
      if (random.next() < 0.2)
        simulation.apply({ type: "tilt", direction: random.pick(["left", "right", "up", "down"]) });
      for (let steps = random.int(0, 3); steps >= 0; steps--) {
        const lost = outside(simulation.engine);
        const { count } = simulation.engine.balls;
        if (lost > 0 || count !== balls)
          wrong.push(`resize ${time} to ${columns} x ${rows}: ${lost} outside, ${count} balls`);
        if (steps > 0) simulation.step();
      }
    }
    return allOf(`resizes of ${balls} balls of ${engine} with none lost, outside or nowhere`, times, [
      ...new Set(wrong),
    ]);
  });
}
