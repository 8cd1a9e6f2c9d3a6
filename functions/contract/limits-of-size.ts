/** See `limits.ts`, which names them together. Each by itself, so that a page carries only those that it asks for. */

export const url = 2_000
export const title = 120
export const summary = 2_000
export const personName = 40
export const post = 80
export const biography = 1_000
export const guests = 12
export const materials = 30
/** An interview's details, in bytes of UTF-8 JSON: an edit's audit entry keeps them twice, in one item of 400 KB. */
export const detailsBytes = 180_000
export const materialText = 5_000
export const tableRows = 100
export const tableColumns = 12
export const columnTitle = 40
export const relatedLinks = 20
export const questionText = 500
export const displayName = 20
export const explanation = 500
export const answerText = 5_000
export const turnText = 5_000
export const turnImages = 6
export const labels = 8
export const label = 20
export const noteText = 1_000
export const pollText = 200
export const pollOptions = 12
export const pollOptionText = 80
export const notice = 500
export const mineIds = 100
/** Questions one participant may ask in one activity; more are refused, so that one person cannot flood the queue. */
export const questionsPerParticipant = 20
/** Beyond this version a question is no longer edited by its asker, so that one person cannot flood the staff log. */
export const questionVersions = 100
export const origins = 50
/** Events in one segment of the log. */
export const segmentEvents = 50
/** A socket frame, in bytes of UTF-8 (API Gateway bills and cuts at 32 KB). */
export const frameBytes = 32_768
