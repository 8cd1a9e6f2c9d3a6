import { words } from './words.ts'

/** How long somebody took, given in whole seconds: from a minute on in minutes, too. */
export const durationText = (seconds: number, number: (value: number) => string): string =>
  seconds < 60
    ? words().seconds(number(seconds))
    : words().minutes(number(Math.floor(seconds / 60)), number(seconds % 60))
