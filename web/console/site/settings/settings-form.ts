import * as v from 'valibot'
import { LANGUAGES, Language } from '#contract/basics.ts'
import { parseInput } from '#contract/parse.ts'
import type { Result } from '#contract/refusal.ts'
import { DEFAULT_COLOUR } from '#contract/site/colour.ts'
import { type SiteInForce, SiteSettings } from '#contract/site/site.ts'
import { fromRulesForm, RulesForm, toRulesForm } from './rules-form.ts'

/** A site's settings as they are typed; `own` says which are the site's and which come from above. */
export const SettingsForm = v.object({
  name: v.string(),
  languages: v.array(Language),
  timeZone: v.string(),
  colour: v.string(),
  /** One a line. */
  allowedOrigins: v.string(),
  ...RulesForm.entries,
  own: v.object({
    languages: v.boolean(),
    timeZone: v.boolean(),
    colour: v.boolean(),
    allowedOrigins: v.boolean(),
    casePolicies: v.boolean(),
    commentPeriods: v.boolean(),
    notAccepted: v.boolean(),
    escalation: v.boolean(),
  }),
})
export type SettingsForm = v.InferOutput<typeof SettingsForm>
export type Inheritable = keyof SettingsForm['own']

/** The form shows what is in force; a part that is not the site's own follows the site above. */
export const toSettingsForm = (settings: SiteSettings, inForce: SiteInForce): SettingsForm => ({
  name: settings.name,
  languages: inForce.languages,
  timeZone: inForce.timeZone,
  colour: inForce.colour ?? DEFAULT_COLOUR,
  allowedOrigins: inForce.allowedOrigins.join('\n'),
  ...toRulesForm(inForce),
  own: {
    languages: settings.languages !== null,
    timeZone: settings.timeZone !== null,
    colour: settings.colour !== null,
    allowedOrigins: settings.allowedOrigins !== null,
    casePolicies: settings.casePolicies !== null,
    commentPeriods: settings.commentPeriods !== null,
    notAccepted: settings.notAccepted !== null,
    escalation: settings.escalation !== null,
  },
})

/** A browser sends an origin without a path; people paste addresses. */
const originOf = (line: string): string => (URL.canParse(line) ? new URL(line).origin : line)

export const fromSettingsForm = (form: SettingsForm): Result<SiteSettings> => {
  const { own } = form
  const rules = fromRulesForm(form)
  const origins = form.allowedOrigins
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(originOf)
  return parseInput(SiteSettings, {
    name: form.name,
    languages: own.languages ? LANGUAGES.filter((language) => form.languages.includes(language)) : null,
    timeZone: own.timeZone ? form.timeZone.trim() : null,
    colour: own.colour ? form.colour : null,
    allowedOrigins: own.allowedOrigins ? [...new Set(origins)] : null,
    casePolicies: own.casePolicies ? rules.casePolicies : null,
    commentPeriods: own.commentPeriods ? rules.commentPeriods : null,
    notAccepted: own.notAccepted ? rules.notAccepted : null,
    escalation: own.escalation ? rules.escalation : null,
  })
}

export const blankSettings = (inForce: SiteInForce): SettingsForm => ({
  ...toSettingsForm(
    {
      name: '',
      languages: null,
      timeZone: null,
      colour: null,
      allowedOrigins: null,
      casePolicies: null,
      commentPeriods: null,
      notAccepted: null,
      escalation: null,
    },
    inForce,
  ),
})
