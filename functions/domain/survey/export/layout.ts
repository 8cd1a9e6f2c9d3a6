import type { Definition } from '../../../contract/survey/definition.ts'
import type { StaffResponse } from '../../../contract/survey/response.ts'
import { headed, worded } from '../../export-words.ts'
import { formatWithOffset } from '../../time.ts'
import type { RegionName } from '../region.ts'
import { type Cell, type Column, columnsOf } from './columns.ts'

type Fact = { name: string; kind: 'number' | 'text'; read: (response: StaffResponse, wording: Wording) => Cell }

/** In which language a table's words are, and in whose zone its times. */
export interface Wording {
  language: string
  zone: string
}

/** What is told of each response beside its answers. */
export const FACTS: readonly Fact[] = [
  { name: 'id', kind: 'text', read: ({ id }) => id },
  { name: 'version', kind: 'number', read: ({ version }) => version },
  { name: 'language', kind: 'text', read: ({ lang }) => lang },
  { name: 'channel', kind: 'text', read: ({ channel }, { language }) => worded(wordsIn(language).channel, channel) },
  { name: 'startedAt', kind: 'text', read: ({ startedAt }, { zone }) => formatWithOffset(startedAt, zone) },
  { name: 'receivedAt', kind: 'text', read: ({ receivedAt }, { zone }) => formatWithOffset(receivedAt, zone) },
  { name: 'tookMs', kind: 'number', read: ({ signals }) => signals.tookMs },
  { name: 'changes', kind: 'number', read: ({ signals }) => signals.changes },
  { name: 'automated', kind: 'number', read: ({ signals }) => (signals.automated ? 1 : 0) },
]

const WORDS = {
  zh: {
    facts: {
      ...{
        id: '编号',
        version: '版本',
        language: '语言',
        channel: '渠道',
        startedAt: '开始时间',
        receivedAt: '提交时间',
      },
      ...{ tookMs: '用时毫秒', changes: '修改次数', automated: '疑似程序填写' },
    },
    channel: { web: '网上', paper: '纸质', phone: '电话', trial: '试填' },
  },
  en: {
    facts: {
      ...{ id: 'Number', version: 'Version', language: 'Language', channel: 'Channel', startedAt: 'Started' },
      ...{
        receivedAt: 'Received',
        tookMs: 'Milliseconds taken',
        changes: 'Answers changed',
        automated: 'By a program',
      },
    },
    channel: { web: 'Web', paper: 'Paper', phone: 'Telephone', trial: 'Trial' },
  },
}
const wordsIn = (language: string) => (language.startsWith('zh') ? WORDS.zh : WORDS.en)

export interface Layout {
  columns: readonly Omit<Column, 'read'>[]
  headers: readonly string[]
  /** A response's cells, first its facts. */
  rowOf: (response: StaffResponse) => Cell[]
}

/**
 * A table of responses to any version. Versions are joined by the ids of their questions and options: first the columns of
 * the newest, then what only earlier ones asked.
 */
export const layoutOf = (
  versions: ReadonlyMap<number, Definition>,
  wording: Wording,
  regionName?: RegionName,
): Layout => {
  const byVersion = new Map(
    [...versions].map(([version, definition]) => [version, columnsOf(definition, wording.language, regionName)]),
  )
  const columns = new Map<string, Column>()
  for (const version of [...byVersion.keys()].sort((a, b) => b - a))
    for (const column of byVersion.get(version) ?? []) {
      const known = columns.get(column.key)
      // An option that was taken away keeps its label beside the answers it got.
      const gone = known ? column.labels.filter(([code]) => !known.labels.some(([one]) => one === code)) : []
      columns.set(column.key, known ? { ...known, labels: [...known.labels, ...gone] } : column)
    }
  const readers = new Map(
    [...byVersion].map(([version, own]) => [version, new Map(own.map(({ key, read }) => [key, read]))]),
  )
  return {
    columns: [...columns.values()],
    headers: [
      ...FACTS.map(({ name }) => headed(wordsIn(wording.language).facts, name)),
      ...[...columns.values()].map(({ header }) => header),
    ],
    rowOf: (response) => {
      const own = readers.get(response.version)
      return [
        ...FACTS.map(({ read }) => read(response, wording)),
        ...[...columns.keys()].map((key) => own?.get(key)?.(response.answers) ?? ''),
      ]
    },
  }
}
