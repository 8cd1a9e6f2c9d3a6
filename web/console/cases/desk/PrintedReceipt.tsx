import type { Receipt } from '#contract/case/citizen.ts'
import { grouped } from '#contract/case/receipt.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Link } from '../../router/Link.tsx'
import { w } from '../words.ts'

interface PrintedReceiptProps {
  site: string
  caseId: string
  receipt: Receipt
  onAnother: () => void
}

/** The number and the query code, for reading out or printing: the code is shown only here. */
export const PrintedReceipt = ({ site, caseId, receipt, onAnother }: PrintedReceiptProps) => {
  const words = w().enter
  return (
    <>
      <Callout tone="warn" role="status">
        <p>{words.once}</p>
      </Callout>
      <div class="case-receipt">
        <p class="case-receipt-site">{site}</p>
        <dl class="case-facts">
          <div>
            <dt>{words.number}</dt>
            <dd class="case-receipt-code">{grouped(receipt.number)}</dd>
          </div>
          <div>
            <dt>{words.code}</dt>
            <dd class="case-receipt-code">{grouped(receipt.code)}</dd>
          </div>
        </dl>
      </div>
      <div class="dialog-actions no-print">
        <button type="button" class="button" data-autofocus onClick={() => print()}>
          {words.print}
        </button>
        <button type="button" class="button" onClick={onAnother}>
          {words.another}
        </button>
        <Link to="case" params={{ caseId }} class="button primary">
          {words.open}
        </Link>
      </div>
    </>
  )
}
