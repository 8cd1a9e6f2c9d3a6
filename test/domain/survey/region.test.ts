import { describe, expect, it } from 'vitest'
import { layoutOf } from '#domain/survey/export/layout.ts'
import { regionInside, regionsOf } from '#domain/survey/region.ts'
import { present } from '#domain/survey/results/present.ts'
import { regionFiles, regionNames } from '../../../web/regions.ts'
import { DEFINITION } from './survey-builders.ts'

const WORDING = { language: 'zh-CN', zone: 'Asia/Shanghai' }

const NAMES = regionNames(9)
const name = (code: string) => NAMES[code] ?? code

describe('[M4] regions', () => {
  it('are counted by the level below the one chosen within, which every list of ours has', () => {
    const lists = [...regionFiles().values()].flatMap((file) => Object.entries(file))
    const pairs = lists.flatMap(([above, inside]) => inside.map(([code]) => [above, code] as const))
    expect(pairs.length).toBeGreaterThan(40_000)
    expect(pairs.filter(([above, code]) => regionInside(code, above) !== code)).toEqual([])
    expect(pairs.flatMap(([, code]) => regionsOf(code)).filter((part) => !Object.hasOwn(NAMES, part))).toEqual([])
    expect(regionInside('341502001', '')).toBe('34')
    expect(regionInside('110105', '11')).toBe('110105')
    expect(regionInside('3415', '44')).toBeNull()
  })

  it('stand in results and exports by their names, in exports beside their codes', () => {
    const reading = { id: 'r', title: '', kind: 'codes' as const, options: [], table: null, written: false }
    const questions = [
      {
        ...{ id: 'r', asked: null, answered: 9, options: { 34: 7, '~other': 2 }, places: {}, numbers: [] },
        ...{ step: null, median: null },
      },
    ]
    expect(present({ questions }, [reading], name)[0]?.lines.map(({ label }) => label)).toEqual(['安徽省', '…'])

    const { headers, rowOf } = layoutOf(new Map([[1, DEFINITION]]), WORDING, name)
    const signals = { tookMs: 1, changes: 1, automated: false }
    const row = rowOf({
      ...{ id: 'x', version: 1, lang: 'zh-CN', channel: 'web', answers: { where: '341502' } },
      ...{ startedAt: 0, receivedAt: 0, signals, enteredBy: null },
    })
    const at = headers.indexOf('where')
    expect(row.slice(at, at + 2)).toEqual(['341502', '金安区'])
  })
})
