import { inspect } from "node:util";
import { openStore, Secret, scrape } from "../../../packages/youtube-scrape/src/index.ts";
import { startSecondApi } from "../../../packages/youtube-scrape/test/second-api/server.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { SOME_KEY } from "./youtube-command.ts";
import { ANSWERS, always } from "./youtube-failures.ts";
import { CHANNEL, plainWorld } from "./youtube-worlds.ts";

/** Every way in which a program might write an error or an option into its log. */
const WAYS: readonly ((value: unknown) => string)[] = [
  String,
  (value) => inspect(value, { depth: 20, showHidden: true, getters: true }),
  (value) => inspect(value, { depth: 20, customInspect: false }),
  (value) => JSON.stringify(value) ?? "",
  (value) => (value instanceof Error ? `${value.stack} ${inspect(value.cause)}` : ""),
  (value) => JSON.stringify(Object.getOwnPropertyDescriptors(Object(value))),
];

/** Errors of the library, the events before them, and the key as it is wrapped, shown in every way. */
export async function shownErrors(): Promise<Finding> {
  const shown: string[] = [];
  const look = (name: string, value: unknown): void => {
    if (WAYS.some((way) => way(value).includes(SOME_KEY))) shown.push(name);
  };
  look("the wrapped key", new Secret(SOME_KEY));
  look("options with it", { apiKey: new Secret(SOME_KEY), list: [new Secret(SOME_KEY)] });
  for (const [name, answer] of Object.entries(ANSWERS)) {
    const echo = { ...answer, body: JSON.parse(JSON.stringify(answer.body).replaceAll(/quota|key|API/g, SOME_KEY)) };
    const api = await startSecondApi({ ...plainWorld(60), always: always(echo) });
    const store = openStore(":memory:");
    try {
      const events: unknown[] = [];
      const run = scrape({
        channel: CHANNEL,
        store,
        apiKey: SOME_KEY,
        baseUrl: api.url,
        attempts: 1,
        onEvent: (event) => events.push(event),
      });
      await run.next().catch((error: unknown) => look(`the error of ${name}`, error));
      look(`the events of ${name}`, events);
      look(`the generator of ${name}`, run);
    } finally {
      store.close();
      await api.close();
    }
  }
  return allOf(
    "errors, events and options that show no key however they are printed",
    2 + 3 * Object.keys(ANSWERS).length,
    shown,
  );
}
