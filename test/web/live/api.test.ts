import { describe, expect, test, vi } from 'vitest'
import { CITIZEN_ROUTES } from '#contract/routes-citizen.ts'
import { createApi, isPassing, UNHEARD } from '../../../web/live/api.ts'

const ORIGIN = 'https://platform.example'
const IDS = { activityId: 'activity-0001', questionId: 'question-0001' }

const answering = (status: number, body: string) => {
  const calls: { url: string; init: RequestInit | undefined }[] = []
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    calls.push({ url: String(input), init })
    return new Response(body, { status })
  }
  return { calls, api: createApi({ routes: CITIZEN_ROUTES, origin: ORIGIN, token: () => 'a-token', fetch }) }
}

describe('calling the platform', () => {
  test('a call is made as the route table says, and the reply is parsed by it', async () => {
    const { calls, api } = answering(200, '{"questionId":"question-0002","on":true,"more":1}')
    const answer = await api('question.vote', { params: IDS, body: { on: true } })
    expect(answer).toEqual({ ok: true, value: { questionId: 'question-0002', on: true } })
    expect(calls[0]?.url).toBe(`${ORIGIN}/api/activities/activity-0001/questions/question-0001/vote`)
    expect(calls[0]?.init).toMatchObject({ method: 'PUT', body: '{"on":true}', credentials: 'omit' })
    expect(calls[0]?.init?.headers).toMatchObject({ authorization: 'Bearer a-token' })
  })

  test('[M13] what anyone may read is asked for without a token', async () => {
    const { calls, api } = answering(404, '{"refusal":{"code":"not-found"}}')
    await api('activity.head', { params: { activityId: IDS.activityId } })
    expect(calls[0]?.init?.headers).toEqual({})
  })

  test('a refusal of the list is data, and never worth repeating as it is', async () => {
    const { api } = answering(409, '{"refusal":{"code":"questions-closed"}}')
    const answer = await api('question.withdraw', { params: IDS })
    expect(answer).toEqual({ ok: false, refusal: { code: 'questions-closed' } })
    expect(isPassing(answer)).toBe(false)
  })

  test.each([
    [429, '{"message":"Too Many Requests"}', 'too-many-requests'],
    [503, '{"message":"Service Unavailable"}', 'unavailable'],
    [500, '{"refusal":{"code":"internal"}}', 'internal'],
  ])('what the gateway itself says (%i) is worth repeating', async (status, body, code) => {
    const answer = await answering(status, body).api('question.withdraw', { params: IDS })
    expect(answer).toEqual({ ok: false, refusal: { code } })
    expect(isPassing(answer)).toBe(true)
  })

  test.each([
    [413, '<html>', 'too-large'],
    [403, '<html>', 'not-allowed'],
    [400, '{"message":"Bad Request"}', 'not-allowed'],
    [404, '', 'not-allowed'],
  ])(
    'a command that is turned away before the platform (%i) is told of, and not sent for ever',
    async (status, body, code) => {
      const answer = await answering(status, body).api('question.withdraw', { params: IDS })
      expect(answer).toEqual({ ok: false, refusal: { code } })
      expect(isPassing(answer)).toBe(false)
      const read = await answering(status, body).api('activity.head', { params: { activityId: IDS.activityId } })
      expect(read).toEqual(UNHEARD)
    },
  )

  test("a proxy's page, a reply of another form and no network are all nothing heard", async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    const page = answering(200, '<!doctype html>').api
    const other = answering(200, '{"on":1}').api
    const none = createApi({
      routes: CITIZEN_ROUTES,
      origin: ORIGIN,
      fetch: () => Promise.reject(new TypeError('no network')),
    })
    for (const api of [page, other, none]) expect(await api('question.withdraw', { params: IDS })).toBe(UNHEARD)
    expect(isPassing(UNHEARD)).toBe(true)
    // Only the reply of another form is somebody's mistake.
    expect(complain).toHaveBeenCalledTimes(1)
    complain.mockRestore()
  })
})
