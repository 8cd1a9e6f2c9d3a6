import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import * as v from 'valibot'
import { type Definition, definition as definitionSchema } from '#contract/survey/definition.ts'
import { checkDefinition, type Finding } from '#domain/survey/life/check/index.ts'
import { releaseProblems } from '#domain/survey/life/releasable.ts'
import { isPassing } from '../../../live/api.ts'
import { announce } from '../../../ui/announce.tsx'
import { dropDraft, readDraft, writeDraft } from '../../draft/use-draft.ts'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'
import { type SurveyRoom, useSurvey } from '../room.ts'
import { sendCommand } from '../send.ts'
import { words } from '../words.ts'
import type { Builder } from './builder.ts'
import { begin, rebase, record, redo, settle, undo } from './core/history.ts'
import { createSync, type Kept } from './core/sync.ts'
import { find } from './core/tree.ts'
import { sayIn, titleIn } from './titles.ts'

/** How often a colleague's changes are looked for while the builder is looked at (milliseconds). */
const LOOK_MS = 15_000

const KeptDraft: v.GenericSchema<Kept> = v.object({
  revision: v.number(),
  base: definitionSchema,
  value: definitionSchema,
  conflicts: v.array(
    v.object({
      kind: v.picklist(['field', 'removed', 'place']),
      at: v.string(),
      path: v.array(v.string()),
      mine: v.unknown(),
      theirs: v.unknown(),
    }),
  ),
})

export const blankDefinition = (lang: string): Definition => ({
  languages: [lang],
  pages: [{ id: newId(), name: 'page1', elements: [] }],
})

/** The draft of one survey, edited, undone, saved by itself and joined with what colleagues do. */
export const useBuilderOf = (): Builder => {
  const room = useSurvey()
  const { survey } = room
  const { sync, readOnly, state, history } = useSynced(room)
  const selected = useSignal('')
  const focus = useSignal<{ id: string; on: 'edit' | 'list' } | null>(null)
  const { present } = history.value
  const languages = present.languages

  useEffect(() => {
    const wanted = focus.peek()
    if (!wanted) return
    focus.value = null
    if (wanted.on === 'list') document.querySelector<HTMLElement>(`[data-item="${CSS.escape(wanted.id)}"]`)?.focus()
    else focusEditor()
  })

  const go = (step: 'undo' | 'redo') => {
    const before = history.peek()
    const edit = step === 'undo' ? before.past.at(-1) : before.future[0]
    if (!edit || readOnly) return
    history.value = step === 'undo' ? undo(before) : redo(before)
    sync.change(history.value.present)
    selected.value = find(history.value.present, edit.at) ? edit.at : ''
    announce(step === 'undo' ? words().build.undone(edit.what) : words().build.redone(edit.what))
  }
  const findings = useMemo(() => findingsOf(present, survey.details), [present, survey.details])
  return {
    definition: present,
    languages,
    selected: find(present, selected.value) ? selected.value : '',
    select: (id, on) => {
      selected.value = id
      focus.value = on ? { id, on } : null
    },
    edit: (edit, next) => {
      if (readOnly) return
      history.value = record(history.peek(), next, edit)
      sync.change(next)
    },
    settle: () => {
      history.value = settle(history.peek())
    },
    undo: () => go('undo'),
    redo: () => go('redo'),
    canUndo: history.value.past.at(-1)?.what ?? null,
    canRedo: history.value.future[0]?.what ?? null,
    findings,
    readOnly,
    sync,
    saving: state.value,
    say: (text) => sayIn(languages, text),
    titleOf: (item) => titleIn(present, item),
  }
}

const focusEditor = () =>
  (
    document.querySelector<HTMLElement>('.b-editor .b-texts :is(input,textarea)') ??
    document.querySelector<HTMLElement>('.b-editor :is(input,textarea,select)')
  )?.focus()

const useSynced = (room: SurveyRoom) => {
  const { survey } = room
  const key = `survey.${survey.id}`
  const readOnly = room.obstacle('survey.define') !== null
  const made = useMemo(() => {
    const stored = {
      revision: survey.draft.revision,
      definition: room.draft ?? blankDefinition(survey.details.lang),
      by: survey.draft.by?.name ?? '',
    }
    return { stored, kept: readOnly ? null : readDraft(KeptDraft, key) }
  }, [survey.id])
  const history = useSignal(begin(made.kept?.value ?? made.stored.definition))
  const state = useSignal<Builder['saving']>({
    ...{ saving: 'saved', refusal: null, savedAt: null, joined: null, conflicts: [] },
  })
  const sync = useMemo(() => {
    const params = { activityId: survey.id }
    return createSync(made.stored, made.kept, {
      save: async (revision, definition) => {
        const command = { type: 'survey.define', revision, definition, commandId: newId() } as const
        const answer = await sendCommand(survey.id, command)
        if (answer.ok) return { type: 'done' }
        if (isPassing(answer)) return { type: 'passing' }
        const refusal = answer.refusal ?? { code: 'unavailable' }
        return refusal.code === 'version-conflict' ? { type: 'conflict' } : { type: 'refused', refusal }
      },
      read: async () => {
        const answer = await call('survey.backstage', { params })
        if (!answer.ok || !answer.value.draft) return null
        const { revision, by } = answer.value.survey.draft
        return { revision, definition: answer.value.draft, by: by?.name ?? '' }
      },
      keep: (kept) => (kept ? writeDraft(key, kept) : dropDraft(key)),
      now: () => Date.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      onJoin: (join) => {
        history.value = rebase(history.peek(), join)
      },
      changed: (next) => {
        state.value = next
      },
    })
  }, [survey.id])
  useEffect(() => {
    sync.start()
    void sync.look()
    const look = setInterval(() => document.visibilityState === 'visible' && void sync.look(), LOOK_MS)
    const leave = () => {
      if (document.visibilityState === 'hidden' && !readOnly) void sync.flush()
    }
    const back = () => void sync.flush()
    document.addEventListener('visibilitychange', leave)
    addEventListener('online', back)
    return () => {
      clearInterval(look)
      document.removeEventListener('visibilitychange', leave)
      removeEventListener('online', back)
      // What is left is stored on the way out; the other screens then show it.
      void sync.flush().then(() => {
        sync.end()
        room.reload()
      })
    }
  }, [sync])
  return { sync, readOnly, state, history }
}

/** The checks of the questions, with what only the platform's rules for releasing add: quotas and sizes. */
const findingsOf = (definition: Definition, details: SurveyRoom['survey']['details']): Finding[] => {
  const found = checkDefinition(definition, details)
  const known = new Set(found.map(({ path, rule }) => `${path} ${rule}`))
  const more = releaseProblems(definition, details)
    .filter(({ path, rule }) => !known.has(`${path} ${rule}`))
    .map((issue): Finding => {
      const id = issue.path.split('.')[0] ?? ''
      return { ...issue, level: 'error', at: find(definition, id) ? id : '' }
    })
  return [...more, ...found]
}
