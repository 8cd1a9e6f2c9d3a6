import { w } from '../words.ts'
import { useCaseRoom } from './context.ts'

/** Who asked for more time, when and why. */
export const ExtensionAsked = () => {
  const { record, asked } = useCaseRoom()
  const request = record.extensionAsked
  if (!request) return null
  const words = w().extension
  const step = record.history.findLast((each) => each.step === 'extension-asked')
  const name = request.askedBy === asked.subject ? words.you : (step?.by?.name ?? words.colleague)
  return (
    <div>
      <p>{words.asked(name, request.askedOn, request.workingDays)}</p>
      <p class="pre-wrap">{request.reason}</p>
    </div>
  )
}
