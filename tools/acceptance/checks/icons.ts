import { fontAwesome, type IconInfo, listIcons } from "icon-render";
import { commonNames, seededSample } from "../../benchmarks/inputs.ts";

/** Every picture there is: each icon in each style that it has, once. */
export function everyPicture(): IconInfo[] {
  const set = fontAwesome();
  const seen = new Map<string, IconInfo>();
  for (const name of set.names()) {
    for (const style of set.find(name).styles) {
      const icon = set.find(name, style);
      seen.set(`${style} ${icon.name}`, icon);
    }
  }
  return [...seen.values()];
}

/** So many of every picture, the same ones every time. */
export function somePictures(count: number, seed = 3): IconInfo[] {
  return seededSample(everyPicture(), count, seed);
}

/** The names that the original knows, sorted. */
export function originalNames(): string[] {
  return commonNames(listIcons());
}

/** So many names of the original, the same ones every time and the ones that the benchmarks take. */
export function someNames(count: number): string[] {
  return seededSample(originalNames(), count, 1);
}
