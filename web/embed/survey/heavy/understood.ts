/** What was typed is judged in the page as the platform will read it; loaded with what judges. */
import { understand } from '#domain/survey/model/understand.ts'
import { understood } from '#domain/survey/respond/understood.ts'
import { setUnderstanding } from '../late/understood.ts'

setUnderstanding({ understand, understood })
