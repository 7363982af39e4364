import { isAbsolute, join } from "node:path";

/** What the place of the state folder depends on. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** The user's own folder. */
  readonly home: string;
}

/**
 * Where unsaved work is kept: MIDITUI_STATE_DIR, else miditui in the system's folder for that, which on Linux is
 * XDG_STATE_HOME or ~/.local/state.
 */
export function stateFolder({ env, platform, home }: Machine): string {
  const own = env.MIDITUI_STATE_DIR;
  if (own) return own;
  if (platform === "darwin") return join(home, "Library", "Application Support", "miditui");
  if (platform === "win32") return join(env.LOCALAPPDATA || join(home, "AppData", "Local"), "miditui");
  // The standard has it that a path that is not absolute is to be passed over.
  const state = env.XDG_STATE_HOME;
  return join(state && isAbsolute(state) ? state : join(home, ".local", "state"), "miditui");
}
