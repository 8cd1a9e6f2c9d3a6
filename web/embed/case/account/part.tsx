import type { AccountWords } from '../../../i18n/case.account.zh-CN.ts'
import { Before, Title } from '../Parts.tsx'
import type { Given, Part, Scene } from '../scene.ts'
import { type AccountModel, createAccount } from './account.ts'
import { Cases } from './Cases.tsx'
import { Figures } from './Figures.tsx'

/** What became of everybody's opinions: `<zhitong-account site>`. */
export const accountPart = (given: Given): Part<AccountWords> => {
  const model = createAccount(given)
  return {
    site: () => model.site,
    view: (s) =>
      model.site && model.account ? (
        <Shown model={model} s={s} />
      ) : (
        <Before s={s} refusal={model.refusal} page="account" />
      ),
    start: model.start,
    end: model.end,
  }
}

const Shown = ({ model, s }: { model: AccountModel; s: Scene<AccountWords> }) => {
  const { t, origin, siteId } = s
  return (
    <>
      <Title s={s}>{t.account.title}</Title>
      <p class="prose">{t.account.since(model.site?.name ?? '')}</p>
      <Figures model={model} s={s} />
      <Cases model={model} s={s} />
      <p>
        <a href={`${origin}/p/site/${siteId}/account`}>{t.account.standalone}</a>
      </p>
    </>
  )
}
