/**
 * [D15] What a person wishes a thing to be, such as voted for, carries a number that their own device gives it: above every number it gave
 * before, and the time of its clock where that is later. So it rises when the clock is set back, and the clock of another device of the
 * same person starts where this one's stands. `now` in milliseconds.
 */
export const nextNumber = (last: number, now: number): number => Math.max(last + 1, now)

/**
 * [D15] Whether a wish takes the place of what stands, whose number is undefined where nothing stands or its sender did not count. An
 * attempt that was given up long ago and comes now is older, and the same one once more is no newer: both change nothing (D2).
 */
export const isNewer = (number: number, standing = -1): boolean => number > standing
