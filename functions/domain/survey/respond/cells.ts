/**
 * A limit is kept in this many cells, each with its share, so that responses which come together do not all wait for one
 * item. A limit is reached when every cell is full: shares add up to the limit, so never one more is let in, and nobody is
 * refused while there is room in any.
 */
export const CELLS = 16

/** How many of a limit a cell gives out. Raising a limit lowers no share, so it may be raised while responses come. */
export const shareOf = (limit: number, cell: number): number => Math.floor((limit + CELLS - 1 - cell) / CELLS)

/** The cells that still have room, from what each has given out. */
export const cellsWithRoom = (limit: number, used: (cell: number) => number): number[] =>
  Array.from({ length: CELLS }, (_, cell) => cell).filter((cell) => used(cell) < shareOf(limit, cell))
