import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { CaseEntry } from '#contract/case/list.ts'
import type { Refusal } from '#contract/refusal.ts'
import type { SiteView } from '#contract/site/site.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { formatIn, t } from '../../language.ts'
import { ShortcutDialog } from '../../live/shortcuts/ShortcutDialog.tsx'
import { useShortcuts } from '../../live/shortcuts/use-shortcuts.ts'
import { useSteady } from '../../live/use-steady.ts'
import { query } from '../../router/router.ts'
import { may } from '../../session/me.ts'
import { EnterCase } from '../desk/EnterCase.tsx'
import { ExportCases } from '../desk/ExportCases.tsx'
import { ManageTemplates } from '../desk/ManageTemplates.tsx'
import { leaveBoard } from '../last-board.ts'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { w } from '../words.ts'
import { BulkDialog, BulkOutcome } from './BulkTriage.tsx'
import type { BulkResult } from './bulk.ts'
import { CaseTable, isTriageable } from './CaseTable.tsx'
import { FilterBar } from './FilterBar.tsx'
import { filterCount, readFilters, writeFilters } from './filters.ts'
import { Summary } from './Summary.tsx'
import { type BoardData, useBoard } from './use-board.ts'
import { Views } from './Views.tsx'
import '../cases.css'

const KEYS = { card: ['x', 'o'], screen: ['/', 'n', 'b', 'u', 'e'] } as const
type Open = 'enter' | 'export' | 'templates' | 'help' | 'bulk' | null

/** A site's cases: what is to be done today, and everything else by view and filter. */
export const Board = ({ site }: { site: SiteView }) => {
  const filters = readFilters(query.value)
  const data = useBoard(site.id, filters)
  const open = useSignal<Open>(null)
  const selected = useSignal<ReadonlySet<string>>(new Set())
  const bulk = useSignal<BulkResult | null>(null)
  useShortcuts(KEYS, () => (open.value = 'help'))
  const key = writeFilters(filters).toString()
  useEffect(() => {
    selected.value = new Set()
    leaveBoard(site, key)
  }, [key])
  const close = () => (open.value = null)
  const mayTriage = may(site.path, 'case.triage')
  const chosen = [...selected.value].flatMap((id) => data.known.get(id) ?? []).filter(isTriageable)
  return (
    <div class="stack case-board">
      <Tools site={site} onOpen={(next) => (open.value = next)} />
      <Views filters={filters} counts={data.board?.views ?? null} />
      {data.board && <Summary board={data.board} />}
      <FilterBar filters={filters} departments={data.board?.departments.flatMap((row) => row.department ?? []) ?? []} />
      {bulk.value && (
        <BulkOutcome
          key={bulk.value.done.map(({ id }) => id).join()}
          result={bulk.value}
          onUndone={data.refresh}
          onDismiss={() => (bulk.value = null)}
        />
      )}
      {mayTriage && chosen.length > 0 && (
        <div class="case-bulk row">
          <strong role="status">{w().bulk.selected(chosen.length)}</strong>
          <button type="button" class="button primary" aria-keyshortcuts="b" onClick={() => (open.value = 'bulk')}>
            {w().bulk.open} <kbd>b</kbd>
          </button>
          <button type="button" class="button" onClick={() => (selected.value = new Set())}>
            {w().bulk.clear}
          </button>
        </div>
      )}
      <List
        site={site}
        data={data}
        order={key}
        filtered={filterCount(filters) > 0}
        selected={mayTriage ? selected : null}
      />
      {open.value === 'enter' && <EnterCase site={site} onEntered={data.refresh} onClose={close} />}
      {open.value === 'export' && <ExportCases site={site} onClose={close} />}
      {open.value === 'templates' && <ManageTemplates siteId={site.id} onClose={close} />}
      {open.value === 'help' && <ShortcutDialog list={w().board.shortcuts} onClose={close} />}
      {open.value === 'bulk' && (
        <BulkDialog
          siteId={site.id}
          entries={chosen}
          onClose={close}
          onDone={(result) => {
            close()
            selected.value = new Set()
            bulk.value = result
            data.refresh()
          }}
        />
      )}
    </div>
  )
}

const Tools = ({ site, onOpen }: { site: SiteView; onOpen: (open: Open) => void }) => {
  const words = w().board
  return (
    <div class="row">
      {may(site.path, 'case.enter') && (
        <button type="button" class="button primary" aria-keyshortcuts="e" onClick={() => onOpen('enter')}>
          {words.enter}
        </button>
      )}
      {may(site.path, 'case.file') && (
        <button type="button" class="button" onClick={() => onOpen('export')}>
          {words.export}
        </button>
      )}
      {may(site.path, 'case.templates.set') && (
        <button type="button" class="button" onClick={() => onOpen('templates')}>
          {w().templates.title}
        </button>
      )}
      <button type="button" class="button quiet small row-end" aria-keyshortcuts="?" onClick={() => onOpen('help')}>
        {t().shortcuts.open} <kbd>?</kbd>
      </button>
    </div>
  )
}

interface ListProps {
  site: SiteView
  data: BoardData
  /** What the reader asked for: another order comes at once, changes of the cases themselves wait (D12). */
  order: string
  filtered: boolean
  selected: Parameters<typeof CaseTable>[0]['selected']
}

const NONE: readonly CaseEntry[] = []

const List = ({ site, data, order, filtered, selected }: ListProps) => {
  const words = w().board
  const box = useRef<HTMLDivElement>(null)
  const { result } = data
  const ready = result.status === 'ready' ? result.list : null
  const entries = ready?.entries ?? NONE
  const steady = useSteady(
    box,
    entries.map(({ id }) => id),
    `${order} ${ready?.pages}`,
  )
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const format = formatIn(site.inForce.timeZone)
  const view = readFilters(query.value).view
  const more = async () => {
    busy.value = true
    refusal.value = await data.more()
    busy.value = false
  }
  if (result.status === 'loading') return <Loading label={t().loading} />
  if (result.status === 'refused')
    return (
      <div class="stack-s">
        <CaseRefusal refusal={result.refusal} />
        <p>
          <button type="button" class="button" onClick={data.refresh}>
            {t().retry}
          </button>
        </p>
      </div>
    )
  const shown = steady.shown.flatMap((id) => data.known.get(id) ?? [])
  return (
    <div class="stack-s">
      <p class="row muted small">
        <span role="status">{words.loaded(shown.length)}</span>
        <span>{words.refreshed(format.time(result.list.readAt))}</span>
        {steady.waiting > 0 && (
          <button type="button" class="button small" aria-keyshortcuts="n" onClick={steady.refresh}>
            {words.newOnes(steady.waiting)}
          </button>
        )}
      </p>
      {result.stale && (
        <Callout tone="warn" role="status">
          <p>{words.stale}</p>
        </Callout>
      )}
      {shown.length === 0 ? (
        <Empty title={filtered ? words.emptyFiltered : words.empty[view]}>
          {!filtered && view === 'open' && <p>{words.emptyHint}</p>}
        </Empty>
      ) : (
        <CaseTable box={box} entries={shown} format={format} selected={selected} />
      )}
      <CaseRefusal refusal={refusal.value} />
      {result.list.next !== null && (
        <p>
          <button type="button" class="button" disabled={busy.value} onClick={() => void more()}>
            {busy.value ? t().loading : t().more}
          </button>
        </p>
      )}
    </div>
  )
}
