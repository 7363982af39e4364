import { builderFindings } from "./checks/ballin-builder.ts";
import { burstFindings } from "./checks/ballin-bursts.ts";
import { determinismFindings } from "./checks/ballin-determinism.ts";
import { dotFindings } from "./checks/ballin-dots.ts";
import { frameFindings } from "./checks/ballin-frames.ts";
import { headlessFindings } from "./checks/ballin-headless.ts";
import { keyFindings } from "./checks/ballin-keys.ts";
import { leavingFindings } from "./checks/ballin-leaving.ts";
import { levelFindings } from "./checks/ballin-levels.ts";
import { modeFindings } from "./checks/ballin-modes.ts";
import { physicsFindings } from "./checks/ballin-physics.ts";
import { quietFindings } from "./checks/ballin-quiet.ts";
import { resizeFindings } from "./checks/ballin-resizes.ts";
import { screenFindings } from "./checks/ballin-screen.ts";
import { sealedFindings } from "./checks/ballin-sealed.ts";
import { shapeFindings } from "./checks/ballin-shapes.ts";
import { slowFindings } from "./checks/ballin-slow.ts";
import { capFindings, spawnFindings } from "./checks/ballin-spawns.ts";
import { fasterFindings, moreFindings } from "./checks/ballin-speed.ts";
import { type Check, lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

const checks: readonly (readonly [id: number, title: string, check: Check])[] = [
  [1, "Every pattern of dots is the right one", dotFindings],
  [2, "A step takes a fifth of the native original's, a step with its frame 5 ms", fasterFindings],
  [
    3,
    "50,000 balls at 60 steps a second with frames, 100,000 at 30, and never more than there may be",
    async (quick) => [...(await moreFindings(quick)), ...(await capFindings())],
  ],
  [4, "At rest nothing is written and no time is spent, and a key wakes at once", quietFindings],
  [5, "Resizes lose no ball", resizeFindings],
  [6, "No ball leaves a closed box", sealedFindings],
  [7, "Bounces, piles, energy and options are those of physics", physicsFindings],
  [8, "What is drawn is what balls hit, at every angle", shapeFindings],
  [9, "A burst moves every ball in a circle on the screen, and more force is more", burstFindings],
  [10, "How many balls come does not depend on the frames", spawnFindings],
  [11, "Frames are small, and one synchronized update each", frameFindings],
  [12, "A slow terminal delays nothing, and keeps no more than two frames", slowFindings],
  [
    13,
    "A seed and a log of commands end in the same place, on other versions of Node and in any thread",
    (quick) =>
      determinismFindings(
        quick ? { steps: 300, balls: 300, versions: [] } : { steps: 10_000, balls: 1000, versions: [22, 24] },
      ),
  ],
  [14, "The original's levels are read alike and ours by it, and bad files are told in the app", levelFindings],
  [15, "The builder builds by mouse and by key, and takes back", builderFindings],
  [16, "Braille, half blocks, ASCII, without colour and with less motion", modeFindings],
  [17, "bench and render work without a terminal, which the game asks for", headlessFindings],
  [18, "Every way out gives the terminal back", leavingFindings],
  [19, "Every line of the help is true on both kinds of keyboards", keyFindings],
  [20, "The screen has the parts of the original's", screenFindings],
];

/** Lines 1 to 19 are those of the specification's list, under their numbers there. */
export const lines: readonly AcceptanceLine[] = checks.map(([id, title, check]) => lineOf("ballin", id, title, check));
