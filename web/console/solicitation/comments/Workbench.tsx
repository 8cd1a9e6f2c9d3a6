import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { t } from '../../language.ts'
import { ShortcutDialog } from '../../live/shortcuts/ShortcutDialog.tsx'
import { useShortcuts } from '../../live/shortcuts/use-shortcuts.ts'
import { withFilters } from '../../router/filters.ts'
import { query, setQuery } from '../../router/router.ts'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'
import { Articles } from './Articles.tsx'
import { Beside } from './Beside.tsx'
import { BulkBar } from './BulkBar.tsx'
import { CommentCard } from './CommentCard.tsx'
import { FilterBar } from './FilterBar.tsx'
import { type Filters, filtersOf } from './filters.ts'
import { Groups } from './Groups.tsx'
import { useComments } from './use-comments.ts'
import { useDecide } from './use-decide.ts'
import './comments.css'

const KEYS = { card: ['x'], screen: ['s', 'h', 'a', 'p', 'n', 'u', '/'] }

/** Where comments are read, sorted and decided on: the articles with what is left, the comments, and the text beside them. */
export const Workbench = () => {
  const { solicitation, site, may } = useRoom()
  const filters = filtersOf(query.value)
  const comments = useComments(solicitation.id, filters, site.timeZone)
  const deciding = useDecide(comments)
  const selected = useSignal<ReadonlySet<string>>(new Set())
  const help = useSignal(false)
  const w = words().comments
  useShortcuts(KEYS, () => (help.value = true))
  useEffect(() => {
    selected.value = new Set()
  }, [JSON.stringify(filters)])
  const filter = (change: Filters) => setQuery(withFilters(query.peek(), change))
  const chosen = comments.comments.filter(({ id }) => selected.value.has(id))
  const locked = solicitation.state !== 'announced' || solicitation.submitted !== null
  const mayDecide = may('comment.command') && !locked
  const select = (ids: readonly string[], on: boolean) => {
    const next = new Set(selected.peek())
    for (const id of ids) {
      if (!on) next.delete(id)
      else if (next.size < MAX.bulk) next.add(id)
    }
    selected.value = next
  }
  return (
    <div class="workbench">
      <Articles chosen={filters.article ?? null} onChoose={(article) => filter({ article })} />
      <section class="stack comments" aria-labelledby="comments-title">
        <div class="row">
          <h2 id="comments-title">{w.list}</h2>
          <button type="button" class="button small row-end" onClick={comments.reload}>
            {w.fresh}
          </button>
          <button type="button" class="button small quiet" onClick={() => (help.value = true)}>
            {t().shortcuts.open}
          </button>
        </div>
        {solicitation.submitted && solicitation.state === 'announced' && (
          <Callout tone="info">
            <p>{w.reviewing}</p>
          </Callout>
        )}
        <FilterBar filters={filters} onFilter={filter} />
        <Groups
          onSee={(groupId) => filter({ groupId, article: '' })}
          mayDecide={mayDecide}
          onDecided={comments.reload}
        />
        {comments.comments.length > 0 && (
          <p class="small muted" role="status">
            {w.found(comments.comments.length)}
          </p>
        )}
        <ol class="plain-list stack-s" data-list="comments">
          {comments.comments.map((comment) => (
            <CommentCard
              key={comment.id}
              comment={comment}
              selected={selected.value.has(comment.id)}
              onSelect={(on) => select([comment.id], on)}
              mayDecide={mayDecide}
              onGroup={(groupId) => filter({ groupId })}
              onChanged={(changed) => comments.put([changed])}
            />
          ))}
        </ol>
        {comments.status === 'loading' && <Loading label={t().loading} />}
        {comments.status === 'refused' && (
          <div class="stack-s">
            <RefusalNote refusal={comments.refusal} />
            <p>
              <button type="button" class="button" onClick={comments.more}>
                {t().retry}
              </button>
            </p>
          </div>
        )}
        {comments.status === 'ready' && comments.comments.length === 0 && (
          <Empty title={Object.keys(filters).length > 0 ? w.notFound : w.empty}>
            {Object.keys(filters).length === 0 && <p>{w.emptyHint}</p>}
          </Empty>
        )}
        {comments.status === 'ready' && comments.next !== null && (
          <p>
            <button type="button" class="button" onClick={comments.more}>
              {w.more}
            </button>
          </p>
        )}
        {mayDecide && (
          <BulkBar
            chosen={chosen}
            all={comments.comments}
            deciding={deciding}
            onSelectAll={() =>
              select(
                comments.comments.map(({ id }) => id),
                true,
              )
            }
            onSelectNone={() => (selected.value = new Set())}
          />
        )}
      </section>
      {filters.article && <Beside articleId={filters.article === 'whole' ? null : filters.article} />}
      {help.value && <ShortcutDialog list={w.shortcuts} onClose={() => (help.value = false)} />}
    </div>
  )
}
