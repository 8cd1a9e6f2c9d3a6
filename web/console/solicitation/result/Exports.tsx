import type { Job } from '#contract/job/job.ts'
import { COMMENT_FORMATS } from '#contract/solicitation/jobs.ts'
import { announce } from '../../../ui/announce.tsx'
import { call } from '../../session/call.ts'
import { Refused } from '../Refused.tsx'
import { useRoom } from '../room.ts'
import { useJob } from '../use-job.ts'
import { words } from '../words.ts'

/** All comments as a file, made in the background; and after publication, where anyone finds the open data. */
export const Exports = () => {
  const { solicitation, phase, site, format, may } = useRoom()
  const { id } = solicitation
  const w = words().result
  const exporting = useJob(site.id, `solicitation.${id}.export`, (job) => {
    announce(job.state === 'done' ? w.exportDone : w.exportFailed)
    if (job.state === 'done') void download(job)
  })
  const { job, running } = exporting
  if (!may('job.start') || !may('comment.list')) return null
  return (
    <section class="card stack-s" aria-labelledby="exports-title">
      <h2 id="exports-title">{w.exports}</h2>
      <p class="small muted">{w.exportHint}</p>
      <p class="row">
        {COMMENT_FORMATS.map((one) => (
          <button
            type="button"
            key={one}
            class="button small"
            disabled={running}
            onClick={() => void exporting.start({ type: 'solicitation.export', activityId: id, format: one })}
          >
            {w.formats[one]}
          </button>
        ))}
      </p>
      <p class="small" role="status">
        {running
          ? w.exporting(format.number(job?.done ?? 0), format.number(job?.total ?? 0))
          : job && (job.state === 'done' ? w.exportDone : w.exportFailed)}
      </p>
      <Refused refusal={exporting.refusal} />
      {(phase === 'published' || phase === 'archived') && (
        <p class="small">
          {w.openData}{' '}
          {(['csv', 'jsonl'] as const).map((one) => (
            <a key={one} class="open-data" href={`/api/activities/${id}/opinions?format=${one}`}>
              {w.formats[one]}
            </a>
          ))}
        </p>
      )}
    </section>
  )
}

/** Piece by piece into one file; a piece that cannot be read leaves no half file behind. */
const download = async ({ siteId, id, result }: Job): Promise<void> => {
  if (!result) return
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let piece = 0; piece < result.pieces; piece++) {
    const answer = await call('job.piece', { params: { siteId, jobId: id, piece } })
    if (!answer.ok) return announce(words().result.exportFailed)
    pieces.push(Uint8Array.from(atob(answer.value.data), (character) => character.charCodeAt(0)))
  }
  const url = URL.createObjectURL(new Blob(pieces, { type: result.mediaType }))
  const link = Object.assign(document.createElement('a'), { href: url, download: result.name })
  link.click()
  URL.revokeObjectURL(url)
}
