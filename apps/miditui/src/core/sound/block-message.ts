import type { NoteBlock } from "../notes/note-list.ts";

type Columns = Pick<
  NoteBlock,
  "ids" | "starts" | "durations" | "pitches" | "velocities" | "offVelocities" | "flags" | "orders"
>;

/** A block of notes, told to another thread. */
export interface BlockMessage {
  readonly rest: Omit<NoteBlock, keyof Columns>;
  /** Place in the list before of a block that has the columns which are left out; -1 where none are. */
  readonly like: number;
  readonly columns: { readonly [Name in keyof Columns]?: Columns[Name] };
}

/**
 * Blocks as they are told to one who has others.
 *
 * @param known those, of which some may have columns in common with them
 * @param place of the first of those
 */
export function blockMessages(
  blocks: readonly NoteBlock[],
  known: readonly NoteBlock[],
  place: number,
): BlockMessage[] {
  // An edit that moves or retunes notes leaves their ids, so these tell what came from what.
  const places = new Map(known.map(({ ids }, index) => [ids, index]));
  return blocks.map((block) => {
    const index = places.get(block.ids) ?? -1;
    return blockMessage(block, known[index], index < 0 ? -1 : place + index);
  });
}

/** The block of a message, with what it has in common with one that is there already. */
export function blockFrom(like: NoteBlock | undefined, { rest, columns }: BlockMessage): NoteBlock {
  const whole = { ...like, ...rest, ...columns };
  const none = new Uint32Array(0);
  const bytes = new Uint8Array(0);
  return {
    ...rest,
    ids: whole.ids ?? none,
    starts: whole.starts ?? none,
    durations: whole.durations ?? none,
    pitches: whole.pitches ?? bytes,
    velocities: whole.velocities ?? bytes,
    offVelocities: whole.offVelocities ?? bytes,
    flags: whole.flags ?? bytes,
    orders: whole.orders,
  };
}

function blockMessage(block: NoteBlock, known: NoteBlock | undefined, like: number): BlockMessage {
  const { count, tickShift, pitchShift, firstStart, lastEnd, minId, maxId } = block;
  const { orders } = block;
  return {
    rest: { count, tickShift, pitchShift, firstStart, lastEnd, minId, maxId },
    like,
    columns: {
      ...(block.ids !== known?.ids && { ids: own(block.ids) }),
      ...(block.starts !== known?.starts && { starts: own(block.starts) }),
      ...(block.durations !== known?.durations && { durations: own(block.durations) }),
      ...(block.pitches !== known?.pitches && { pitches: own(block.pitches) }),
      ...(block.velocities !== known?.velocities && { velocities: own(block.velocities) }),
      ...(block.offVelocities !== known?.offVelocities && { offVelocities: own(block.offVelocities) }),
      ...(block.flags !== known?.flags && { flags: own(block.flags) }),
      ...(orders !== known?.orders && { orders: orders && { on: own(orders.on), off: own(orders.off) } }),
    },
  };
}

/** An array with nothing around it. */
function own<Column extends Uint8Array | Uint32Array>(column: Column): Column;
function own(column: Uint8Array | Uint32Array): Uint8Array | Uint32Array {
  return column.byteLength === column.buffer.byteLength ? column : column.slice();
}
