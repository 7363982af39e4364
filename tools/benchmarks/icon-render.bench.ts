import { DENSE_ICONS, ICONS, SIZES } from "./inputs.ts";
import type { BenchCase } from "./src/cases.ts";
import type { IconJob } from "./src/protocol.ts";

const PNG_PEERS = ["icon-to-image", "icon-to-image warm", "sharp", "resvg"] as const;
const GATED_SIZES: readonly number[] = [64, 256, 512];

function png(name: string, job: Omit<IconJob, "task">, more: Partial<BenchCase> = {}): BenchCase {
  const work = { amount: job.size * job.size, unit: "px" } as const;
  return { name: `png/${name}`, job: { task: "png", ...job }, work, peers: PNG_PEERS, ...more };
}

function pixels(size: number): BenchCase {
  return {
    name: `pixels/heart/${size}`,
    job: { task: "pixels", icon: "heart", size },
    work: { amount: size * size, unit: "px" },
    peers: PNG_PEERS,
    fast: size === 512,
  };
}

/** Cases of icon-render; `names` are the icons of the batch. */
export function iconRenderCases(names: readonly string[]): BenchCase[] {
  return [
    ...SIZES.map((size) => png(`heart/${size}`, { icon: "heart", size }, { fast: GATED_SIZES.includes(size) })),
    ...[...ICONS.slice(1), ...DENSE_ICONS].map((icon) => png(`${icon}/512`, { icon, size: 512 })),
    ...[256, 512].map((size) => png(`heart-45-degrees/${size}`, { icon: "heart", size, rotate: 45 })),
    png("heart-on-transparent/512", { icon: "heart", size: 512, color: "#ff5733", background: null }),
    png("heart-against-2021/512", { icon: "heart", size: 512 }, { peers: ["icon-image"] }),
    png("heart-fast/512", { icon: "heart", size: 512, optimize: "fast" }, { peers: [] }),
    png("heart-max/512", { icon: "heart", size: 512, optimize: "max" }, { peers: [] }),
    ...[64, 256, 512, 1024, 2048].map(pixels),
    {
      name: "command/heart/1024",
      job: { task: "png", icon: "heart", size: 1024 },
      work: { amount: 1024 * 1024, unit: "px" },
      peers: ["icon-to-image command", "bare node"],
      process: "command",
    },
    {
      name: "batch/all-common-names/64",
      job: { task: "batch", icons: names, size: 64 },
      work: { amount: names.length, unit: "icons" },
      peers: ["icon-to-image"],
      process: "fresh",
    },
  ];
}
