import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { StaffSurvey } from '#contract/survey/activity.ts'
import type { Definition } from '#contract/survey/definition.ts'
import type { StaffResults } from '#contract/survey/results.ts'
import { type Reading, readingsOf } from '#domain/survey/results/reading.ts'
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
    const [counted, versions] = await Promise.all([call('results.staff', { params }), versionsOf(survey)])
    if (!counted.ok) return counted
    const definitions = [...versions.values()]
    const readings = await withRegions(readingsFrom(definitions), counted.value)
    const value: Results = { results: counted.value, definitions, readings }
    return { ok: true as const, value }
  })
}

/** What each version asks, by its number. */
export const useDefinitions = () => {
  const { survey } = useSurvey()
  return useLoad(`${survey.id} ${survey.asked.version}`, async () => ({
    ok: true as const,
    value: await versionsOf(survey),
  }))
}

/** Newest first. */
export const versionsOf = async ({ id, asked }: StaffSurvey): Promise<ReadonlyMap<number, Definition>> => {
  const last = asked.version
  const numbers = Array.from({ length: Math.min(VERSIONS, last) }, (_, at) => last - at)
  const read = (version: number) => call('survey.version', { params: { activityId: id, version } })
  const answers = await Promise.all(numbers.map(async (version) => [version, await read(version)] as const))
  return new Map(answers.flatMap(([version, each]) => (each.ok ? [[version, each.value.definition]] : [])))
}

export const readingsFrom = (definitions: readonly Definition[]): Reading[] => {
  const own = { 'zh-CN': OWN_ZH, en: OWN_EN }[language.value]
  return readingsOf(definitions, language.value, own)
}

type Counted = Pick<StaffResults, 'questions'>

const chosenIn = ({ questions }: Counted, id: string): string[] =>
  Object.keys(questions.find((each) => each.id === id)?.options ?? {})

/** What the regions are called that were chosen; their lists come only where there are any. */
export const regionsIn = async (
  readings: readonly Reading[],
  counted: Counted,
): Promise<ReadonlyMap<string, string>> => {
  const codes = readings.flatMap(({ id, kind }) => (kind === 'codes' ? chosenIn(counted, id) : []))
  if (codes.length === 0) return new Map()
  const { namesOf } = await import('../../../embed/survey/heavy/regions.ts')
  return namesOf(codes)
}

/** The regions that were chosen are the options of their question, by name. */
const withRegions = async (readings: readonly Reading[], counted: Counted): Promise<readonly Reading[]> => {
  const names = await regionsIn(readings, counted)
  return readings.map((reading) =>
    reading.kind === 'codes'
      ? { ...reading, options: chosenIn(counted, reading.id).map((id) => ({ id, label: names.get(id) ?? id })) }
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
