import type { Material } from '#contract/interview/activity.ts'
import { Heading } from './Heading.tsx'
import { Paragraphs } from './Paragraphs.tsx'
import { useScene } from './scene.ts'

/** Background, cases, data, charts, audio and video beside the talk (M1). */
export const MaterialItem = ({ material }: { material: Material }) => {
  const { activity, heading } = useScene()
  const { lang } = activity.details
  if (material.type === 'link')
    return (
      <p lang={lang}>
        <a href={material.url}>{material.title}</a>
      </p>
    )
  return (
    <section lang={lang}>
      <Heading level={heading + 1}>{material.title}</Heading>
      <Content material={material} lang={lang} />
    </section>
  )
}

const Content = ({ material, lang }: { material: Exclude<Material, { type: 'link' }>; lang: string }) => {
  const { t } = useScene()
  switch (material.type) {
    case 'text':
      return <Paragraphs text={material.text} lang={lang} />
    case 'image':
      return <img class="wide" src={material.url} alt={material.alt} loading="lazy" />
    case 'table':
      return (
        // Reached by keyboard, so that a wide table can be scrolled without a mouse.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be focusable (WCAG 2.1.1)
        <section class="scroll" tabIndex={0} aria-label={material.title}>
          <table>
            <thead>
              <tr>
                {material.columns.map((column, index) => (
                  <th key={index} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {material.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )
    case 'audio':
      return (
        <>
          {/* biome-ignore lint/a11y/useMediaCaption: its transcript follows */}
          <audio controls preload="none" src={material.url} />
          <details>
            <summary>{t.audioText}</summary>
            <Paragraphs text={material.transcript} lang={lang} />
          </details>
        </>
      )
    case 'video':
      return (
        <video class="wide" controls preload="none" src={material.url} crossOrigin="anonymous">
          <track kind="captions" src={material.captions} srcLang={lang} label={material.title} default />
        </video>
      )
  }
}
