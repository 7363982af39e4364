import { fontAwesome, type IconSet } from "icon-render";

/** The icons of Font Awesome Free, in a module of its own, since most clouds have no icon. */
export const icons: () => IconSet = fontAwesome;
