import { accessLine } from "./checks/viewer-access.ts";
import { exportFindings } from "./checks/viewer-exports.ts";
import { fuzzFindings } from "./checks/viewer-fuzz.ts";
import { hostileLine } from "./checks/viewer-hostile.ts";
import { inputLine } from "./checks/viewer-input.ts";
import { listFindings } from "./checks/viewer-lists.ts";
import { loadFindings } from "./checks/viewer-load.ts";
import { ratioFindings } from "./checks/viewer-load-ratio.ts";
import { soakFindings } from "./checks/viewer-load-soak.ts";
import { networkFindings } from "./checks/viewer-network.ts";
import { outageLine } from "./checks/viewer-outage.ts";
import { pictureFindings } from "./checks/viewer-picture.ts";
import { policyLine } from "./checks/viewer-policy.ts";
import { thumbnailLine } from "./checks/viewer-thumbnails.ts";
import { vitalsFindings } from "./checks/viewer-vitals.ts";
import { historyLine, keyboardLine, noScriptLine, playerLine, rapidLine } from "./checks/viewer-walks.ts";
import { weightFindings } from "./checks/viewer-weight.ts";
import { writerFindings } from "./checks/viewer-writer.ts";
import { type Check, lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

const checks: readonly (readonly [title: string, check: Check])[] = [
  ["The page shows all that the picture of the original shows", pictureFindings],
  ["Lists are those of an independent check, ties in their order, unknown counts last", listFindings],
  ["A fragment takes 40 ms at most for 99 of 100 requests of 50 connections, in 200 MB", loadFindings],
  ["Fragments three times as fast as a FastAPI twin's, whole pages fifteen times", ratioFindings],
  ["The first view weighs 45 KB gzipped, a month 6 KB", weightFindings],
  ["On a slow processor the page is there in 1 s, nothing moves, a month answers in 100 ms", vitalsFindings],
  ["Nobody but YouTube's pictures is asked before a click, and only its player after it", networkFindings],
  ["The policy has no unsafe-*, and nothing breaks it", policyLine],
  ["300 payloads in every text column do nothing", hostileLine],
  ["axe finds nothing in any theme, width and state, and all text has 4.5 to 1", accessLine],
  ["The keyboard alone is enough, and what happens is announced", keyboardLine],
  ["Without JavaScript everything but the player works", noScriptLine],
  ["Back, Forward, reload and a deep link show what was shown", historyLine],
  ["Of many quick clicks the last one counts", rapidLine],
  ["The player has the size that YouTube asks for at every width, and is never two", playerLine],
  ["A scrape writes while the page is read, and neither notices", writerFindings],
  ["Hostile addresses get answers that may be, with a style and without insides", fuzzFindings],
  ["A server that is gone leaves the page as it is, and is told", outageLine],
  ["JSON, CSV and RSS are the page's list", exportFindings],
  ["Ten minutes at 500 requests a second take no more memory", soakFindings],
  ["Bad input is told in a line or on a page, never as a stack", inputLine],
  ["Without thumbnails the page is whole", thumbnailLine],
];

/** Lines 1 to 20 are those of the specification's list, under their numbers there. */
export const lines: readonly AcceptanceLine[] = checks.map(([title, check], i) =>
  lineOf("top-videos-web", i + 1, title, check),
);
