import type { BoxWords } from '../../../i18n/case.box.zh-CN.ts'
import { Before, Title } from '../Parts.tsx'
import type { Given, Part, Scene } from '../scene.ts'
import { type Box, createBox } from './box.ts'
import { Form } from './Form.tsx'
import { later, loadLater } from './load-later.ts'
import { SlipCard } from './Slip.tsx'

/** The suggestion box: `<zhitong-suggestions site>`. */
export const boxPart = (given: Given): Part<BoxWords> => {
  const box = createBox(given)
  return {
    site: () => box.view?.site ?? null,
    view: (s) => (box.view ? <Shown box={box} s={s} /> : <Before s={s} refusal={box.refusal} page="suggestions" />),
    start: () => {
      box.start()
      // A draft may have attachments already.
      loadLater().then(given.changed, console.error)
    },
    end: box.end,
  }
}

const Shown = ({ box, s }: { box: Box; s: Scene<BoxWords> }) => {
  const { t } = s
  const isForm = box.step === 'form'
  return (
    <>
      <header class={box.step === 'slip' ? 'screen' : ''}>
        <Title s={s}>{t.box.title}</Title>
        {isForm && <p class="prose">{t.box.intro(box.view?.site.name ?? '')}</p>}
      </header>
      {isForm ? (
        <Form box={box} s={s} />
      ) : box.step === 'similar' && later ? (
        <later.Similar box={box} s={s} />
      ) : box.step === 'slip' ? (
        <SlipCard box={box} s={s} />
      ) : (
        <div class="notice step" id="step" tabIndex={-1} role="status">
          <Told box={box} s={s} />
        </div>
      )}
    </>
  )
}

const Told = ({ box, s: { t } }: { box: Box; s: Scene<BoxWords> }) => {
  if (box.step === 'searching' || box.step === 'similar') return <p>{t.box.searching}</p>
  if (box.step === 'sending') return <p>{t.box.sending}</p>
  if (box.step === 'waiting') return <p>{box.refused ? t.refusal['too-many-requests'] : t.box.waiting}</p>
  return (
    <>
      <p>{box.step === 'noted' ? t.slip.noted : t.box.solvedThanks}</p>
      <button type="button" onClick={box.again}>
        {t.box.again}
      </button>
    </>
  )
}
