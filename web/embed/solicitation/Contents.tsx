import { useScene } from './scene.ts'

/** The way to every chapter and article, and to comments on the whole. */
export const Contents = () => {
  const { t, view, page, focus, nameOf } = useScene()
  const { parts, details } = view
  const link = (id: string, text: string) => (
    <a
      // For opening in a tab; here, fragments do not reach into a shadow tree.
      href={`${page}#part-${id}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        focus(`part-${id}`)
      }}
    >
      {text}
    </a>
  )
  return (
    <nav aria-label={t.contents}>
      <details>
        <summary>{t.contents}</summary>
        <ul class="contents">
          {parts.map((part) => (
            <li key={part.id} class={part.type} lang={details.lang}>
              {part.type === 'heading' ? link(part.id, `${part.number} ${part.title}`) : link(part.id, nameOf(part.id))}
            </li>
          ))}
          <li class="heading">{link('whole', t.whole)}</li>
        </ul>
      </details>
    </nav>
  )
}
