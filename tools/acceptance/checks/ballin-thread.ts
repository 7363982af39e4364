/** A recording repeated in a thread of its own: what it ends with is posted. */
import { parentPort, workerData } from "node:worker_threads";
import type { Recording } from "../../../apps/ballin/src/core/recording/recording.ts";
import { replay } from "../../../apps/ballin/src/headless/replay.ts";

const recording: Recording = workerData;
const { hash } = await replay(recording, () => {});
parentPort?.postMessage(hash);
