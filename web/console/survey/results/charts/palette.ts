import { DEFAULT_COLOUR } from '#contract/site/colour.ts'

/** Written into the picture, so that a downloaded one looks the same; the tokens of web/ui as they are on white. */
export const INK = '#1a2433'
export const MUTED = '#4d5a6b'
export const LINE = '#d5dce5'
export const MAIN = DEFAULT_COLOUR
/** Steps of one hue, dark to light, each at least 1.3:1 from the next; told apart by their order and label too. */
export const STEPS = ['#0d2f5c', '#2f66a8', '#6c9bd1', '#a9c7e8', '#d3e2f3', '#e9eff8']
/** Readable on the step. */
export const ON_STEP = ['#fff', '#fff', '#1a2433', '#1a2433', '#1a2433', '#1a2433']
export const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
/** Marks what shows where one is reading, and is no part of a picture that is taken along. */
export const CURSOR = 'chart-cursor'
