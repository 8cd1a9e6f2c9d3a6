/** `npm run bench -- export`: so many responses written as files, in constant memory, step by step with their progress. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { ResponseRecord } from '../../functions/domain/survey/life/record.ts'
import { assess, compile } from '../../functions/domain/survey/model/index.ts'
import { marksOf, planOf } from '../../functions/domain/survey/tally/index.ts'
import { responseKey } from '../../functions/store/keys.ts'
import type { Step } from '../../functions/stream/work-kind.ts'
import { KINDS } from '../../functions/stream/work-kinds.ts'
import { newId } from '../support/people.ts'
import { type Platform, startPlatform } from '../support/platform.ts'
import { inParallel } from '../support/pool.ts'
import { createTeam } from '../support/scene.ts'
import { SURVEY, surveyors } from '../support/survey.ts'

const AT_ONCE = 25
const FORMATS = ['csv', 'xlsx', 'jsonl', 'spss'] as const

/** Responses as `response.give` would have stored them, many in a request, for time's sake. */
const fill = async ({ tables }: Platform, activityId: string, count: number): Promise<void> => {
  const [survey, plan] = [compile(SURVEY), planOf(SURVEY)]
  const services = ['good', 'fair', 'poor']
  const now = Date.now() - 60_000
  const record = (at: number): ResponseRecord => {
    const service = services[at % 3]
    const words = service === 'poor' ? { words: `窗口排队时间太长，希望增加窗口（第 ${at} 条）` } : {}
    const answers = { service, ways: services.slice(0, at % 4), age: 18 + (at % 60), ...words }
    const marks = marksOf(assess(survey, answers, { now, zone: 'Asia/Shanghai' }), plan)
    return {
      ...{ activityId, id: newId(), version: 1, lang: 'zh-CN', channel: 'web', answers, startedAt: now - 90_000 },
      ...{ receivedAt: now, signals: { tookMs: 90_000, changes: 5, automated: false }, enteredBy: null, owner: null },
      marks: { all: { 'language:zh-CN': 1, 'channel:web': 1, 'version:1': 1 }, ...marks },
    }
  }
  const batches = Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, batch) => batch)
  await inParallel(batches, 8, async (batch) => {
    let wanted = Array.from({ length: Math.min(AT_ONCE, count - batch * AT_ONCE) }, (_, at) => {
      const response = record(batch * AT_ONCE + at)
      return { PutRequest: { Item: { ...responseKey(activityId, response.id), ...response } } }
    })
    while (wanted.length > 0) {
      const { UnprocessedItems } = await tables.db.send(
        new BatchWriteCommand({ RequestItems: { [tables.records]: wanted } }),
      )
      wanted = (UnprocessedItems?.[tables.records] ?? []) as typeof wanted
    }
  })
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10

export const benchExport = async (count: number): Promise<void> => {
  const platform = await startPlatform()
  try {
    const team = await createTeam(platform)
    const activityId = await surveyors(platform, team).announced()
    const filling = performance.now()
    await fill(platform, activityId, count)
    console.log(`${count} responses stored in ${((performance.now() - filling) / 1000).toFixed(0)} s`)
    await platform.runtime.idle()
    console.log(`counted, exactly, ${((performance.now() - filling) / 1000).toFixed(0)} s after the first\n`)
    const rows: Record<string, object> = {}
    for (const format of FORMATS) {
      const desk = { tables: platform.tables, siteId: team.siteId, now: Date.now }
      const request = { type: 'survey.export' as const, activityId, format, language: 'zh-CN' as const }
      const started = performance.now()
      let state: unknown = null
      let [steps, bytes, most, largest] = [0, 0, 0, 0]
      collect()
      const before = process.memoryUsage().heapUsed
      for (;;) {
        // Just what the work function does between two stored steps: the state goes through JSON.
        const step: Step<unknown> = await KINDS['survey.export'](desk, request, state)
        if ('problem' in step) throw new Error(step.problem)
        steps++
        bytes += Buffer.byteLength(step.output ?? '')
        if (steps % 20 === 0) {
          collect()
          most = Math.max(most, process.memoryUsage().heapUsed - before)
        }
        if (step.state === null) break
        const kept = JSON.stringify(step.state)
        largest = Math.max(largest, kept.length)
        state = JSON.parse(kept)
      }
      const took = (performance.now() - started) / 1000
      rows[format] = {
        ...{ seconds: Math.round(took * 10) / 10, 'responses/s': Math.round(count / took), steps },
        ...{ 'file MB': megabytes(bytes), 'heap kept MB': megabytes(most), 'state bytes': largest },
      }
    }
    console.log(
      'Export, a step at a time; heap kept: after collection, above the start, at its highest; state: between steps',
    )
    console.table(rows)
  } finally {
    await platform.stop()
  }
}
