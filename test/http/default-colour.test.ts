import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DEFAULT_COLOUR } from '#contract/site/colour.ts'
import { INK, LINE, MUTED } from '../../web/console/survey/results/charts/palette.ts'

const tokens = readFileSync(new URL('../../web/ui/tokens.css', import.meta.url), 'utf8')
const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(tokens)?.[1]

test('a style sheet cannot read a constant: the tokens are what the code says', () => {
  expect([token('main'), token('ink'), token('muted'), token('line')]).toEqual([DEFAULT_COLOUR, INK, MUTED, LINE])
})
