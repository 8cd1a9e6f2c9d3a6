import { CopyButton } from '../../../ui/CopyButton.tsx'
import { t } from '../../language.ts'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

/** How the solicitation gets into a page, and its own page. */
export const EmbedSnippet = () => {
  const { solicitation } = useRoom()
  const w = words().embed
  const page = `${location.origin}/p/${solicitation.id}`
  const title = solicitation.details.title.replace(/[&"<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
  const script = `<script type="module" src="${location.origin}/embed.js"></script>
<zhitong-activity id="${solicitation.id}" lang="${solicitation.details.lang}">
  <a href="${page}">${title}</a>
</zhitong-activity>`
  const frame = `<iframe data-zhitong src="${page}/frame" title="${title}" width="100%" height="800"></iframe>
<script type="module" src="${location.origin}/frame.js"></script>`
  return (
    <section class="card stack" aria-labelledby="embed-title">
      <h2 id="embed-title">{w.title}</h2>
      <p>
        <a href={page} target="_blank" rel="noreferrer">
          {w.page}
        </a>
      </p>
      <Snippet label={w.script} text={script} hint={w.scriptHint} />
      <Snippet label={w.frame} text={frame} hint={w.frameHint} />
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
