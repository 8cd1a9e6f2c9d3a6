import { CopyButton } from '../../ui/CopyButton.tsx'
import { t } from '../language.ts'

interface EmbedSnippetProps {
  activity: { id: string; details: { title: string; lang: string } }
  /** Where in a page it belongs, in words. */
  hint: string
}

/** How an activity gets into a page, and its own page. */
export const EmbedSnippet = ({ activity, hint }: EmbedSnippetProps) => {
  const words = t().embed
  const page = `${location.origin}/p/${activity.id}`
  const title = activity.details.title.replace(/[&"<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  const script = `<script type="module" src="${location.origin}/embed.js"></script>
<zhitong-activity id="${activity.id}" lang="${activity.details.lang}">
  <a href="${page}">${title}</a>
</zhitong-activity>`
  const frame = `<iframe data-zhitong src="${page}/frame" title="${title}" width="100%" height="800"></iframe>
<script type="module" src="${location.origin}/frame.js"></script>`
  return (
    <section class="card stack" aria-labelledby="embed-title">
      <h2 id="embed-title">{words.title}</h2>
      <p>
        <a href={page} target="_blank" rel="noreferrer">
          {words.page}
        </a>
      </p>
      <Snippet label={words.script} text={script} hint={hint} />
      <Snippet label={words.frame} text={frame} hint={words.frameHint} />
    </section>
  )
}

const Snippet = ({ label, text, hint }: { label: string; text: string; hint: string }) => (
  <div class="stack-s">
    <div class="row">
      <h3>{label}</h3>
      <span class="row-end">
        <CopyButton text={text} label={t().copy} done={t().copied} />
      </span>
    </div>
    <p class="small muted">{hint}</p>
    <pre class="snippet">
      <code>{text}</code>
    </pre>
  </div>
)
