import { grouped } from '#contract/case/receipt.ts'
import type { BoxWords } from '../../../i18n/case.box.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import { lookUpAddress } from '../address.ts'
import { printAlone } from '../print.ts'
import type { Scene } from '../scene.ts'
import type { Box } from './box.ts'

type Code = { size: number; path: string }
const codes = new Map<string, Code>()
const loadQr = () => import('./qr.ts')

/** Drawn once the encoder is loaded; the receipt is whole without it. */
const Qr = ({ s, address }: { s: Scene<BoxWords>; address: string }) => {
  const code = codes.get(address)
  if (!code) {
    loadQr().then(
      ({ qrPath }) => {
        codes.set(address, qrPath(address))
        s.say('')
      },
      () => {},
    )
    return null
  }
  return (
    <figure class="qr">
      <svg role="img" aria-label={s.t.slip.qr} viewBox={`0 0 ${code.size} ${code.size}`} width="164" height="164">
        <path d={`M0 0h${code.size}v${code.size}H0z`} fill="#fff" />
        <path d={code.path} fill="#000" />
      </svg>
      <figcaption class="meta">{s.t.slip.qr}</figcaption>
    </figure>
  )
}

/** The receipt, shown once (回执): to be copied, printed or written down. */
export const SlipCard = ({ box, s }: { box: Box; s: Scene<BoxWords> }) => {
  const { slip } = box
  if (!slip) return null
  const { t, format } = s
  const number = grouped(slip.number)
  const code = grouped(slip.code)
  const address = lookUpAddress(s.origin, s.siteId, slip.number)
  const copy = async () => {
    // Refused in some frames: what is to be copied stands on the screen.
    await navigator.clipboard.writeText(t.slip.both(number, code, address)).then(
      () => s.say(t.copied),
      () => {},
    )
  }
  return (
    <section class="slip">
      <div class="step" id="step" tabIndex={-1}>
        <p class="meta">{box.view?.site.name}</p>
        <Heading level={s.heading + 1}>{t.slip.title}</Heading>
        <p class="screen">
          <strong>{t.slip.once}</strong>
        </p>
      </div>
      <div class="pair">
        <dl>
          <dt>{t.slip.number}</dt>
          <dd class="big">{number}</dd>
          <dt>{t.slip.code}</dt>
          <dd class="big">{code}</dd>
          <dt>{t.slip.at}</dt>
          <dd>{format.dateTime(slip.at)}</dd>
          <dt>{t.slip.where}</dt>
          <dd>
            <a href={address} target="_blank" rel="noopener">
              {address}
            </a>
          </dd>
        </dl>
        <Qr s={s} address={address} />
      </div>
      <p class="meta">{t.slip.keep}</p>
      <p class="screen">{t.slip.next}</p>
      <div class="actions screen">
        <button type="button" class="primary" onClick={() => void copy()}>
          {s.said === t.copied ? t.copied : t.copy}
        </button>
        <button type="button" onClick={(event) => printAlone(event.currentTarget.closest('.slip'), t.slip.title)}>
          {t.print}
        </button>
        <button type="button" class="quiet" onClick={box.noted}>
          {t.slip.done}
        </button>
      </div>
    </section>
  )
}
