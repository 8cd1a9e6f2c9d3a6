import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import * as v from 'valibot'
import type { DraftArticle } from '#contract/solicitation/draft.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { compareTexts } from '#domain/solicitation/compare.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { CommandButton } from '../../command/CommandButton.tsx'
import { useAct } from '../../command/use-act.ts'
import { readDraft, useKept } from '../../draft/use-draft.ts'
import { ChangeText } from '../change/ChangeText.tsx'
import { Refused } from '../Refused.tsx'
import { nameOf, useRoom } from '../room.ts'
import { words } from '../words.ts'

/** The article that is talked about, and how the next version of it is to read. */
export const Beside = ({ articleId }: { articleId: string | null }) => {
  const { solicitation, next, obstacle, order } = useRoom()
  const { details, parts } = solicitation
  const article = parts.find((part) => part.id === articleId)
  const w = words().beside
  const changeable = obstacle('solicitation.correct', 'next') === null
  if (article?.type !== 'article') return null
  const after = next?.find((part) => part.id === articleId)
  return (
    <aside class="beside stack" aria-label={w.show}>
      <section class="card stack-s">
        <h2>{nameOf(parts, articleId)}</h2>
        <p class="part-text" lang={details.lang}>
          {article.text}
        </p>
      </section>
      <section class="card stack-s" aria-labelledby="next-title">
        <h2 id="next-title">{w.next}</h2>
        {next === null ? (
          changeable && (
            <>
              <p class="small muted">{w.startHint}</p>
              <CommandButton
                tone=""
                label={w.start}
                send={() => order({ type: 'solicitation.draft', document: 'next', parts })}
                Note={Refused}
              />
            </>
          )
        ) : after?.type !== 'article' ? (
          <p class="muted">{w.gone}</p>
        ) : changeable ? (
          <NextArticle key={article.id} before={article} stored={after} />
        ) : (
          <ChangeText changes={compareTexts(article.text, after.text, details.lang)} lang={details.lang} />
        )}
      </section>
    </aside>
  )
}

const Kept = v.object({ base: v.string(), text: v.string() })

/** The article's next wording, compared word by word as it is typed; what a colleague saved meanwhile stands beside it. */
const NextArticle = ({ before, stored }: { before: DraftArticle; stored: DraftArticle }) => {
  const { solicitation, order } = useRoom()
  const { id, details } = solicitation
  const key = `solicitation.${id}.next.${before.id}`
  const kept = useMemo(() => readDraft(Kept, key), [key])
  const base = useSignal(kept?.base ?? stored.text)
  const text = useSignal(kept?.text ?? stored.text)
  const act = useAct()
  const w = words().beside
  const dirty = text.value !== base.value
  const overtaken = dirty && stored.text !== base.value && stored.text !== text.value
  useKept(key, dirty ? { base: base.value, text: text.value } : null, [text.value, base.value])
  useEffect(() => {
    if (!dirty) {
      base.value = stored.text
      text.value = stored.text
    }
  }, [stored.text])
  const save = async () => {
    const part = { ...stored, text: text.value.trim() }
    const operation = { type: 'edit', part } as const
    if (!(await act.run(() => order({ type: 'solicitation.correct', document: 'next', operation })))) return
    base.value = part.text
    text.value = part.text
    announce(w.saved)
  }
  const wrong = text.value.trim() === '' || text.value.length > MAX.articleText
  return (
    <div class="stack-s">
      {overtaken && (
        <Callout tone="warn" role="alert" title={words().draft.conflict(solicitation.draftedBy.name)}>
          <p class="part-text" lang={details.lang}>
            {stored.text}
          </p>
          <p class="row">
            <button type="button" class="button small" onClick={() => (base.value = stored.text)}>
              {words().draft.keepMine}
            </button>
            <button
              type="button"
              class="button small"
              onClick={() => {
                text.value = stored.text
                base.value = stored.text
              }}
            >
              {words().draft.keepTheirs}
            </button>
            <button
              type="button"
              class="button small"
              onClick={() => {
                text.value = `${text.value}\n${stored.text}`
                base.value = stored.text
              }}
            >
              {words().draft.keepBoth}
            </button>
          </p>
        </Callout>
      )}
      <TextField
        id={`next-${before.id}`}
        label={w.next}
        hint={w.nextHint}
        value={text.value}
        onValue={(value) => (text.value = value)}
        max={MAX.articleText}
        rows={Math.min(14, 4 + Math.ceil(text.value.length / 24))}
        lang={details.lang}
      />
      <p>
        <strong>{w.change}</strong>
      </p>
      {text.value.trim() === before.text ? (
        <p class="muted">{w.unchanged}</p>
      ) : (
        <ChangeText changes={compareTexts(before.text, text.value.trim(), details.lang)} lang={details.lang} />
      )}
      <Refused refusal={act.refusal} />
      <p>
        <button
          type="button"
          class="button primary small"
          disabled={!dirty || wrong || overtaken || act.busy}
          onClick={() => void save()}
        >
          {w.save}
        </button>
      </p>
    </div>
  )
}
