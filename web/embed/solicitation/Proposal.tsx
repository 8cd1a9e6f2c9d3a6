import { Change } from './Change.tsx'
import { changeOf } from './check.ts'
import { type FormParts, LongText } from './LongText.tsx'
import { useScene } from './scene.ts'
import { useComparing } from './use-comparing.ts'

/** The article's own text to be edited, and below it what the edit changes. */
export const Proposal = ({ form, article }: { form: FormParts; article: string }) => {
  const { t, view } = useScene()
  const { draft, put } = form
  const { lang } = view.details
  const comparing = useComparing()
  const change = changeOf(draft, article)
  return (
    <>
      <LongText
        form={form}
        field="proposed"
        label={t.proposed}
        hint={t.proposedHint}
        value={draft.proposed ?? article}
        rows={Math.min(14, 3 + Math.ceil(article.length / 40))}
        onValue={(proposed) => put({ proposed })}
      />
      <div class="preview">
        <p>
          <strong>{t.preview}</strong>
        </p>
        {change === null ? (
          <p class="meta">{t.unchanged}</p>
        ) : (
          <Change
            changes={comparing?.compareTexts(article, change, lang) ?? [{ type: 'added', text: change }]}
            lang={lang}
          />
        )}
        {draft.proposed !== null && (
          <button type="button" class="quiet" onClick={() => put({ proposed: null })}>
            {t.restore}
          </button>
        )}
      </div>
    </>
  )
}
