/** Whether the `id` of an element could be an activity's. */
export const isActivityId = (id: string): boolean => /^[\w-]{10,40}$/.test(id)
