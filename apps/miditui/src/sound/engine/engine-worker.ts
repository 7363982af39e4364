import { workerData } from "node:worker_threads";
import { EngineThread } from "./engine-thread.ts";
import type { EngineData, EngineRequest } from "./messages.ts";

const data: EngineData = workerData;
const thread = new EngineThread(data);
await thread.start();
data.port.on("message", (request: EngineRequest) => thread.receive(request));
