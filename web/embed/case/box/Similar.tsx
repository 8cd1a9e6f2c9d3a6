import type { BoxWords } from '../../../i18n/case.box.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import type { Scene } from '../scene.ts'
import type { Box } from './box.ts'

/** Answered cases like the one that is about to be sent; whoever finds the answer here need not wait for another. */
export const Similar = ({ box, s }: { box: Box; s: Scene<BoxWords> }) => {
  const { t } = s
  return (
    <section>
      <div class="step" id="step" tabIndex={-1}>
        <Heading level={s.heading + 1}>{t.box.similar}</Heading>
        <p>{t.box.similarHint}</p>
      </div>
      {box.similar.map(({ number, text, answer, department, answeredOn }) => (
        <details class="case" key={number}>
          <summary>{text}</summary>
          <p class="meta">{t.box.answeredOn(department, answeredOn)}</p>
          <p class="text">{answer}</p>
        </details>
      ))}
      <div class="actions">
        <button type="button" class="primary" onClick={box.send}>
          {t.box.sendAnyway}
        </button>
        <button type="button" onClick={box.solved}>
          {t.box.solved}
        </button>
        <button type="button" class="quiet" onClick={box.back}>
          {t.box.back}
        </button>
      </div>
    </section>
  )
}
