import { testList } from "./list-test.ts";

await testList("top-videos-web");
