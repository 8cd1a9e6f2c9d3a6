import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { Definition } from '../../../../functions/contract/survey/definition.ts'
import type { StaffResults } from '../../../../functions/contract/survey/results.ts'
import { type Reading, readingsOf } from '../../../../functions/domain/survey/results/reading.ts'
import { announce } from '../../../ui/announce.tsx'
import { language } from '../../language.ts'
import { call } from '../../session/call.ts'
import { useLoad } from '../../session/use-load.ts'
import { useSurvey } from '../room.ts'
import { words } from './words.ts'

/** How often it is asked whether more have come, in milliseconds: nobody decides by the second. */
const EVERY_MS = 15_000
/** Versions whose questions are named; a survey that was changed more often than this names its oldest by their ids. */
const VERSIONS = 20

export interface Results {
  results: StaffResults
  readings: readonly Reading[]
  definitions: readonly Definition[]
}

/** The results with what they mean, newest version first. */
export const useResults = () => {
  const { survey } = useSurvey()
  const params = { activityId: survey.id }
  return useLoad(`${survey.id} ${survey.asked.version} ${language.value}`, async () => {
    const last = survey.asked.version
    const numbers = Array.from({ length: Math.min(VERSIONS, last) }, (_, at) => last - at)
    const [counted, ...versions] = await Promise.all([
      call('results.staff', { params }),
      ...numbers.map((version) => call('survey.version', { params: { ...params, version } })),
    ])
    if (!counted.ok) return counted
    const definitions = versions.flatMap((each) => (each.ok ? [each.value.definition] : []))
    const readings = await withRegions(readingsFrom(definitions), counted.value)
    const value: Results = { results: counted.value, definitions, readings }
    return { ok: true as const, value }
  })
}

/** What each version asks, by its number. */
export const useDefinitions = () => {
  const { survey } = useSurvey()
  const last = survey.asked.version
  return useLoad(`${survey.id} ${last}`, async () => {
    const numbers = Array.from({ length: Math.min(VERSIONS, last) }, (_, at) => last - at)
    const read = (version: number) => call('survey.version', { params: { activityId: survey.id, version } })
    const answers = await Promise.all(numbers.map(async (version) => [version, await read(version)] as const))
    const value = new Map(answers.flatMap(([version, each]) => (each.ok ? [[version, each.value.definition]] : [])))
    return { ok: true as const, value }
  })
}

export const readingsFrom = (definitions: readonly Definition[]): Reading[] => {
  const own = { 'zh-CN': OWN_ZH, en: OWN_EN }[language.value]
  return readingsOf(definitions, language.value, own)
}

/** The regions that were chosen are the options of their question, by name; their lists come only where there are any. */
const withRegions = async (readings: readonly Reading[], { questions }: StaffResults): Promise<readonly Reading[]> => {
  if (!readings.some(({ kind }) => kind === 'codes')) return readings
  const chosen = (id: string) => Object.keys(questions.find((each) => each.id === id)?.options ?? {})
  const codes = readings.flatMap(({ id, kind }) => (kind === 'codes' ? chosen(id) : []))
  const { namesOf } = await import('../../../embed/survey/heavy/regions.ts')
  const names = await namesOf(codes)
  return readings.map((reading) =>
    reading.kind === 'codes'
      ? { ...reading, options: chosen(reading.id).map((id) => ({ id, label: names.get(id) ?? id })) }
      : reading,
  )
}

const OWN_ZH = { other: '其他', none: '以上都没有', refused: '不愿回答', dontknow: '不知道', true: '是', false: '否' }
const OWN_EN = {
  ...{ other: 'Other', none: 'None of these', refused: 'Rather not say', dontknow: "Don't know" },
  ...{ true: 'Yes', false: 'No' },
}

/** [D12] Newer results announce themselves and wait to be asked for: nothing moves under a reader. */
export const useNewer = (known: StaffResults) => {
  const { survey } = useSurvey()
  const newer = useSignal<StaffResults | null>(null)
  useEffect(() => {
    newer.value = null
    const timer = setInterval(async () => {
      if (document.hidden) return
      const answer = await call('results.staff', { params: { activityId: survey.id } })
      if (!answer.ok || answer.value.settled === known.settled) return
      if (newer.peek() === null) announce(words().fresh(String(Math.max(0, answer.value.total - known.total))))
      newer.value = answer.value
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [known.settled])
  return newer
}

export const useOptionLabel = (reading: Reading | undefined) =>
  useMemo(() => {
    const labels = new Map(reading?.options.map(({ id, label }) => [id, label]))
    return (id: string): string =>
      id.startsWith('#') ? id.slice(1) : (labels.get(id) ?? (reading?.kind === 'codes' ? id : words().unknown))
  }, [reading, language.value])
