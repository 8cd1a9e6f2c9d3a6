import { LIMITS } from '#contract/limits.ts'
import { ok } from './call.ts'
import type { Platform } from './platform.ts'

/** Everything that anyone can read of an activity over HTTP, as text: what must not leave must not be in it. */
export const publicText = async ({ call }: Platform, activityId: string): Promise<string> => {
  const params = { activityId }
  const { epoch, seq } = await ok(call('activity.snapshot', { params }))
  const segments = Array.from({ length: Math.ceil(seq / LIMITS.segmentEvents) }, (_, segment) =>
    call('activity.log', { params: { ...params, epoch, segment } }),
  )
  const { site } = await ok(call('activity.read', { params }))
  const replies = await Promise.all([
    ...(['activity.read', 'activity.head', 'activity.snapshot', 'page.read', 'page.frame'] as const).map((id) =>
      call(id, { params }),
    ),
    ...segments,
    call('activity.list.public', { params: { siteId: site.id } }),
    call('page.list', { params: { siteId: site.id } }),
  ])
  return replies.map(({ text }) => text).join('\n')
}
