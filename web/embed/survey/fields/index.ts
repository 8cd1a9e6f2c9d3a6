import type { Parts } from '../scene.ts'
import { ManyChoices, OneChoice } from './Choices.tsx'
import { Dropdown } from './Dropdown.tsx'
import { LongText, TextField } from './TextField.tsx'
import { Consent, YesNo } from './YesNo.tsx'

/** The types that most surveys are made of. */
export const COMMON = {
  text: TextField,
  comment: LongText,
  boolean: YesNo,
  radiogroup: OneChoice,
  buttongroup: OneChoice,
  checkbox: ManyChoices,
  dropdown: Dropdown,
  consent: Consent,
} satisfies Parts
