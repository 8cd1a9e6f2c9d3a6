import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalRuntime, start } from '../../infra/local/runtime.ts'
import { synthesize } from '../../infra/synth.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhitong-real-'))
let runtime: LocalRuntime

beforeAll(async () => {
  const web = join(folder, 'web')
  mkdirSync(join(web, 'console'), { recursive: true })
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'embed.js'), 'export {}')
  writeFileSync(join(web, 'console/index.html'), 'the console')
  writeFileSync(join(web, 'assets/part-1234.js'), 'export {}')
  runtime = await start({ templatePath: synthesize({ stage: 'local', web }, join(folder, 'out')) })
})
afterAll(async () => {
  await runtime?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const get = (path: string) => fetch(runtime.platformUrl + path)

test('the real stack runs: nothing in it is beyond the local runtime', () => {
  expect(Object.keys(runtime.tables)).toEqual(['Records', 'Sockets'])
  for (const name of ['http', 'socket', 'project', 'deliver', 'recount', 'work']) runtime.faults.kill(name, { next: 0 })
  runtime.faults.clear()
})

test('its site is served with the headers of the deployment, console screens included', async () => {
  expect((await get('/embed.js')).headers.get('cache-control')).toBe('public, max-age=60')
  expect((await get('/assets/part-1234.js')).headers.get('cache-control')).toContain('immutable')
  expect(await (await get('/console/interviews/i1')).text()).toBe('the console')
})

test('its staff routes want a token', async () => {
  expect((await get('/api/staff/me')).status).toBe(401)
})
