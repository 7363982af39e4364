/** A scene as the help tells of it. */
export interface SceneEntry {
  readonly name: string;
  readonly about: string;
}

/** Scenes that are measured. */
export const BENCH_SCENES = ["stirred", "settled", "pile", "sealed"] as const;
export type BenchSceneName = (typeof BENCH_SCENES)[number];

export const BENCH_SCENE_LIST: readonly (SceneEntry & { readonly name: BenchSceneName })[] = [
  { name: "stirred", about: "fallen balls, and a burst among them each second" },
  { name: "settled", about: "balls at rest: they are dropped, and measured once nothing moves" },
  { name: "pile", about: "a pile between two lines" },
  { name: "sealed", about: "balls at the greatest speed in a box of lines" },
];
