/** Colours that run through the picture. */
export interface Gradient {
  readonly kind: "linear" | "radial";
  /** Direction of a linear gradient in degrees as in CSS: 0 to the top, 90 to the right. 0 for a radial one. */
  readonly angle: number;
  /** Places from 0 to 1, not falling, and colours as `#rrggbb` or `#rrggbbaa`. */
  readonly stops: readonly { readonly at: number; readonly color: string }[];
}
