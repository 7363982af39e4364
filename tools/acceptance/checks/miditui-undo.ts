import path from "node:path";
import { command, repository } from "@side-projects/testkit";
import { Session, songWith } from "../../../apps/miditui/test/app-session.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";

const CHILD: string = path.join(repository, "tools/acceptance/checks/miditui-memory-child.ts");
const STEPS = 1000;
const MEGABYTES = 50;
const KINDS = ["add", "delete", "drag", "move", "transpose", "length", "velocity", "quantize", "tempo", "volume"];

/** A thousand steps of each kind, in a process of its own, with its heap after; a drag as one step, and none for nothing. */
export async function undoFindings(quick: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const kind of quick ? ["add", "transpose"] : KINDS) {
    const [steps, notes] = quick ? [200, 20_000] : [STEPS, 100_000];
    const args = ["--expose-gc", CHILD, kind, String(steps), String(notes)];
    const { stdout, stderr } = await command(process.execPath, args, { timeout: 600_000 });
    const told: { made: number; bytes: number; milliseconds: number; same: boolean } | undefined = /^\{/.test(stdout)
      ? JSON.parse(stdout)
      : undefined;
    if (told === undefined) findings.push({ met: false, text: `${kind}: ${stderr.slice(0, 400)}` });
    else {
      const held = told.made >= steps && told.same;
      const time = quick ? "" : `, ${told.milliseconds.toFixed(2)} ms each`;
      findings.push({
        met: held,
        text: `${told.made} steps of kind ${kind} on ${notes} notes, all of which are undone${time}`,
      });
      findings.push(atMost(`memory of ${kind}`, told.bytes / 1e6, MEGABYTES, " MB"));
    }
  }
  return [...findings, oneStep(), noStep()];
}

function oneStep(): Finding {
  const session = new Session({ project: songWith([{ start: 480 }]) });
  session.drag(session.cell(480, 60), session.cell(960, 64));
  const moved = session.notes()[0];
  const wrong = session.state.history.past.length === 1 ? [] : [`${session.state.history.past.length} steps`];
  if (moved?.start !== 960 || moved.pitch !== 64) wrong.push("the note is elsewhere");
  session.keys("ctrl+z");
  if (session.notes()[0]?.start !== 480) wrong.push("it is not back after one step");
  return allOf("drag over several cells that is one step", 1, wrong);
}

/** Deeds that change nothing leave no step. */
function noStep(): Finding {
  const note = { start: 0, pitch: 60 };
  const deeds: readonly (readonly [name: string, (session: Session) => unknown])[] = [
    ["a click", (session) => session.click(session.cell(0, 60))],
    [
      "a drag there and back",
      (session) => {
        const [from, to] = [session.cell(0, 60), session.cell(480, 60)];
        return session.pointer("down", from).pointer("drag", to).pointer("drag", from).pointer("up", from);
      },
    ],
    ["quantize of what is on the grid", (session) => session.keys("#")],
    ["the same name again", (session) => session.keys("r enter")],
    ["the same tempo again", (session) => session.keys("@ enter")],
    ["the same metre again", (session) => session.keys("% enter")],
    ["the same instrument again", (session) => session.keys("* enter")],
    ["a transposition by 0", (session) => session.keys("ctrl+a T 0 enter")],
    ["delete of nothing", (session) => session.keys("l l l l l delete")],
    ["undo of nothing", (session) => session.keys("ctrl+z")],
    ["a selection", (session) => session.keys("ctrl+a v c escape")],
  ];
  const wrong = deeds.flatMap(([name, deed]) => {
    const session = new Session({ project: songWith([note]) });
    const { project } = session.state;
    deed(session);
    return session.state.history.past.length === 0 && session.state.project === project ? [] : [name];
  });
  return allOf("deeds that change nothing and leave no step", deeds.length, wrong);
}
