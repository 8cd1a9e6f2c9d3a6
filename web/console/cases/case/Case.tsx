import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { CaseReply } from '#contract/case/desk.ts'
import { grouped } from '#contract/case/receipt.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { readDraft } from '../../draft/use-draft.ts'
import { t } from '../../language.ts'
import { ShortcutDialog } from '../../live/shortcuts/ShortcutDialog.tsx'
import { useShortcuts } from '../../live/shortcuts/use-shortcuts.ts'
import { Link } from '../../router/Link.tsx'
import { goTo } from '../../router/router.ts'
import { pathOf } from '../../router/screens.ts'
import { usePage } from '../../router/use-page.ts'
import { Shell } from '../../shell/Shell.tsx'
import { lastBoard } from '../last-board.ts'
import { CaseNumber } from '../parts/CaseNumber.tsx'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { CaseStateBadge } from '../parts/CaseStateBadge.tsx'
import { DueBadge } from '../parts/DueBadge.tsx'
import { DraftSection } from '../reply/DraftSection.tsx'
import { OutcomeSection } from '../reply/Outcome.tsx'
import { replyKey } from '../reply/ReplyForm.tsx'
import { ReplyDraft } from '../reply/reply-value.ts'
import { w } from '../words.ts'
import { Actions } from './Actions.tsx'
import { CaseContext, roomOf } from './context.ts'
import { Facts } from './Facts.tsx'
import { History } from './History.tsx'
import { Letter } from './Letter.tsx'
import { Linked } from './Linked.tsx'
import { News } from './News.tsx'
import { Notes } from './Notes.tsx'
import type { Act } from './offers.ts'
import { type CaseDesk, useCase } from './use-case.ts'
import '../../site/site.css'
import '../cases.css'

/** One case, from the citizen's words to the answer. */
export const Case = ({ caseId }: { caseId: string }) => {
  const desk = useCase(caseId)
  const { result } = desk
  if (result.status === 'ready') return <Ready desk={desk} shown={result.shown} />
  return <NotYet desk={desk} />
}

const NotYet = ({ desk }: { desk: CaseDesk }) => {
  usePage(w().case.page)
  const { result } = desk
  return (
    <Shell>
      <h1 class="visually-hidden">{w().case.page}</h1>
      {result.status === 'refused' ? (
        <div class="stack">
          <CaseRefusal refusal={result.refusal} />
          <p>
            <button type="button" class="button" onClick={desk.reload}>
              {t().retry}
            </button>
          </p>
        </div>
      ) : (
        <Loading label={t().loading} />
      )}
    </Shell>
  )
}

const KEYS = { card: [], screen: ['c', 't', 'r', 'n', 'h', 'i'] } as const

const Ready = ({ desk, shown }: { desk: CaseDesk; shown: CaseReply }) => {
  const { case: record, site } = shown
  const heading = w().case.heading(grouped(record.number))
  usePage(heading)
  // A reply that was typed and never saved is what the handler comes back for.
  const open = useSignal<Act | null>(
    useMemo(() => (readDraft(ReplyDraft, replyKey(record.id)) ? 'case.draft' : null), []),
  )
  const help = useSignal(false)
  useShortcuts(KEYS, () => (help.value = true))
  const { result } = desk
  const newer = result.status === 'ready' ? result.newer : null
  return (
    <Shell crumbs={<Crumbs siteId={site.id} name={site.name} />}>
      <CaseContext.Provider value={roomOf(desk, shown, open)}>
        <div class="stack">
          <header class="case-head">
            <h1>
              {w().case.page} <CaseNumber number={record.number} />
            </h1>
            <CaseStateBadge state={record.state} />
            <Badge>{w().type[record.type]}</Badge>
            <DueBadge due={record.due} standing={record.standing} />
            <CopyButton text={grouped(record.number)} label={w().case.copyNumber} done={t().copied} />
            <button
              type="button"
              class="button quiet small row-end"
              aria-keyshortcuts="?"
              onClick={() => (help.value = true)}
            >
              {t().shortcuts.open} <kbd>?</kbd>
            </button>
          </header>
          {newer && <News shown={shown} newer={newer} onShow={desk.showNewer} />}
          {result.status === 'ready' && result.stale && (
            <Callout tone="warn" role="status">
              <p>{w().case.unreachable}</p>
            </Callout>
          )}
          <div class="case-columns">
            <div class="stack case-main">
              <Letter />
              <Actions />
              <DraftSection />
              <OutcomeSection />
              <Linked />
              <History />
            </div>
            <div class="stack case-side">
              <Facts />
              <Notes />
            </div>
          </div>
        </div>
        {help.value && <ShortcutDialog list={w().case.shortcuts} onClose={() => (help.value = false)} />}
      </CaseContext.Provider>
    </Shell>
  )
}

/** Back to the list as it was left, or to that of the site which received the case. */
const Crumbs = ({ siteId, name }: { siteId: string; name: string }) => {
  const last = lastBoard()
  const board = pathOf('cases', { siteId: last?.siteId ?? siteId }) + (last?.search ? `?${last.search}` : '')
  return (
    <>
      <Link to="site" params={{ siteId }}>
        {name}
      </Link>{' '}
      ·{' '}
      <a
        href={board}
        onClick={(event) => {
          if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          goTo(board)
        }}
      >
        {w().title}
      </a>
    </>
  )
}
