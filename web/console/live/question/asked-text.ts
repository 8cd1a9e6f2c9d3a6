import { t } from '../../language.ts'

/** What was asked, or that it was erased. */
export const askedText = ({ text }: { text: string }): string => text || t().question.erased
