declare module "cartocolor" {
  /** Each palette by its number of colours, and what it is for. */
  type Scheme = { readonly tags: readonly string[]; readonly [count: number]: readonly string[] };
  const schemes: Readonly<Record<string, Scheme>>;
  export = schemes;
}

declare module "js-colormaps-es" {
  /** Colours from 0 to 1 a channel; those that may not be mixed do not interpolate. */
  export const data: Readonly<
    Record<string, { readonly interpolate: boolean; readonly colors: readonly (readonly number[])[] }>
  >;
}
