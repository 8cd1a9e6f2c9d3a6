import type { ComponentChildren } from 'preact'
import { Paragraphs } from '../interview/Paragraphs.tsx'
import { useScene } from './scene.ts'

const PARTS = ['background', 'basis', 'reasons', 'explanation', 'howToReply'] as const

/** What M3 asks for beside the draft. Native disclosure: every part is one press away, and found by the browser's own search. */
export const About = () => {
  const { t, view } = useScene()
  const { details } = view
  const { lang, questions, attachments } = details
  return (
    <div class="about">
      {PARTS.map(
        (part) =>
          details[part] && (
            <Fold key={part} title={t[part]} open={part === 'background'}>
              <Paragraphs text={details[part]} lang={lang} />
            </Fold>
          ),
      )}
      {questions.length > 0 && (
        <Fold title={t.questions}>
          <dl lang={lang}>
            {questions.map(({ question, answer }, index) => (
              <div key={index}>
                <dt>
                  <strong>{question}</strong>
                </dt>
                <dd class="text">{answer}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      )}
      {attachments.length > 0 && (
        <Fold title={t.attachments}>
          <ul lang={lang}>
            {attachments.map(({ title, url }) => (
              <li key={url}>
                <a href={url}>{title}</a>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Linked />
    </div>
  )
}

const Fold = ({ title, open, children }: { title: string; open?: boolean; children: ComponentChildren }) => (
  <details open={open}>
    <summary>{title}</summary>
    {children}
  </details>
)

/** Earlier and later rounds on the same matter, and what is out for comment together with it. */
const Linked = () => {
  const { t, view, page } = useScene()
  if (view.links.length === 0) return null
  return (
    <Fold title={t.links}>
      <ul>
        {view.links.map(({ id, title, relation, announcedOn }) => (
          <li key={id}>
            {t.relation[relation]}
            <a href={page.replace(view.id, id)} lang={view.details.lang}>
              {title}
            </a>{' '}
            <span class="meta">{announcedOn}</span>
          </li>
        ))}
      </ul>
    </Fold>
  )
}
