import { CopyButton } from '../../../ui/CopyButton.tsx'
import { t } from '../../language.ts'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'

/** How the survey gets into a page, and its own page. */
export const Embed = () => {
  const { survey } = useSurvey()
  const w = words().embed
  const page = `${location.origin}/p/${survey.id}`
  const title = survey.details.title.replace(/[&"<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  const script = `<script type="module" src="${location.origin}/embed.js"></script>
<zhitong-activity id="${survey.id}" lang="${survey.details.lang}">
  <a href="${page}">${title}</a>
</zhitong-activity>`
  return (
    <section class="card stack" aria-labelledby="embed-title">
      <h2 id="embed-title">{w.title}</h2>
      <p>
        <a href={page} target="_blank" rel="noreferrer">
          {t().embed.page}
        </a>
      </p>
      <div class="row">
        <h3>{t().embed.script}</h3>
        <span class="row-end">
          <CopyButton text={script} label={t().copy} done={t().copied} />
        </span>
      </div>
      <p class="small muted">{w.hint}</p>
      <pre class="snippet">
        <code>{script}</code>
      </pre>
    </section>
  )
}
