import { testList } from "./list-test.ts";

await testList("miditui");
