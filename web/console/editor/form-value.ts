import * as v from 'valibot'
import { Id, Language } from '#contract/basics.ts'
import { IDENTITIES } from '#contract/identity.ts'
import { InterviewDetails, type Material, type Person } from '#contract/interview/activity.ts'
import { parseInput } from '#contract/parse.ts'
import type { Result } from '#contract/refusal.ts'
import { fromLocalInput, toLocalInput } from '../time/zone.ts'

const PersonForm = v.object({ id: Id, name: v.string(), post: v.string(), photo: v.string(), biography: v.string() })
export type PersonForm = v.InferOutput<typeof PersonForm>

export const MATERIAL_TYPES = ['text', 'image', 'table', 'link', 'audio', 'video'] as const
export type MaterialType = (typeof MATERIAL_TYPES)[number]

/** A material as it is typed: every field of every type, so that changing the type loses nothing. */
const MaterialForm = v.object({
  type: v.picklist(MATERIAL_TYPES),
  title: v.string(),
  text: v.string(),
  url: v.string(),
  alt: v.string(),
  captions: v.string(),
  /** A table as lines: the columns' names first, cells apart by tabs or commas, as pasted from a spreadsheet. */
  table: v.string(),
})
export type MaterialForm = v.InferOutput<typeof MaterialForm>

/** An interview as it is typed in the editor; times as wall clocks in the site's zone. */
export const FormValue = v.object({
  lang: Language,
  title: v.string(),
  summary: v.string(),
  host: PersonForm,
  guests: v.array(PersonForm),
  startsAt: v.string(),
  endsAt: v.string(),
  related: v.array(v.object({ title: v.string(), url: v.string() })),
  materials: v.array(MaterialForm),
  turnsNeedReview: v.boolean(),
  identity: v.optional(v.picklist(IDENTITIES), 'anonymous'),
})
export type FormValue = v.InferOutput<typeof FormValue>

/** Unsaved text on the device, with what was stored when it was begun: only so can a colleague's change be told from it. */
export const FormDraft = v.object({ base: FormValue, value: FormValue })
export type FormDraft = v.InferOutput<typeof FormDraft>

export const emptyPerson = (id: string): PersonForm => ({ id, name: '', post: '', photo: '', biography: '' })

export const emptyMaterial = (): MaterialForm => ({
  type: 'text',
  title: '',
  text: '',
  url: '',
  alt: '',
  captions: '',
  table: '',
})

const personToForm = (person: Person): PersonForm => ({ ...person, photo: person.photo ?? '' })

const materialToForm = (material: Material): MaterialForm => {
  const { type, title } = material
  const empty = { ...emptyMaterial(), type, title }
  switch (material.type) {
    case 'text':
      return { ...empty, text: material.text }
    case 'image':
      return { ...empty, url: material.url, alt: material.alt }
    case 'table':
      return { ...empty, table: [material.columns, ...material.rows].map((cells) => cells.join('\t')).join('\n') }
    case 'link':
      return { ...empty, url: material.url }
    case 'audio':
      return { ...empty, url: material.url, text: material.transcript }
    case 'video':
      return { ...empty, url: material.url, captions: material.captions }
  }
}

export const toForm = (details: InterviewDetails, zone: string): FormValue => ({
  ...details,
  host: personToForm(details.host),
  guests: details.guests.map(personToForm),
  startsAt: toLocalInput(details.startsAt, zone),
  endsAt: toLocalInput(details.endsAt, zone),
  materials: details.materials.map(materialToForm),
})

const cellsOf = (line: string): string[] => line.split(line.includes('\t') ? '\t' : /[,，]/).map((cell) => cell.trim())

const materialFromForm = ({ type, title, text, url, alt, captions, table }: MaterialForm): unknown => {
  switch (type) {
    case 'text':
      return { type, title, text }
    case 'image':
      return { type, title, url, alt }
    case 'table': {
      const [columns = [], ...rows] = table
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(cellsOf)
      return { type, title, columns, rows }
    }
    case 'link':
      return { type, title, url }
    case 'audio':
      return { type, title, url, transcript: text }
    case 'video':
      return { type, title, url, captions }
  }
}

const personFromForm = (person: PersonForm): unknown => ({ ...person, photo: person.photo.trim() || null })

/** What was typed as the contract has it, or every problem at once. */
export const fromForm = (value: FormValue, zone: string): Result<InterviewDetails> =>
  parseInput(InterviewDetails, {
    ...value,
    host: personFromForm(value.host),
    guests: value.guests.map(personFromForm),
    startsAt: fromLocalInput(value.startsAt, zone),
    endsAt: fromLocalInput(value.endsAt, zone),
    materials: value.materials.map(materialFromForm),
  })
