import { grouped } from '#contract/case/receipt.ts'

/** A public number as it is read out: in groups of three. */
export const CaseNumber = ({ number }: { number: string }) => <span class="case-number">{grouped(number)}</span>
