import { readFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { expect, test } from 'vitest'
import { ROUTES } from '#contract/routes.ts'
import { PERMISSIONS } from '#domain/permission/table.ts'

const page = readFileSync(new URL('../../docs/data-map.md', import.meta.url), 'utf8')
const names = (cell: string | undefined) => [...(cell ?? '').matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name)

const rows = [...page.matchAll(/^\| (`[^\n]+) \|$/gm)].map(([, row = '']) => row.split(' | '))
const mapped = rows.flatMap(([requests, fields]) =>
  names(requests).flatMap((request) => names(fields).map((field) => `${request} ${field}`)),
)

/** The fields of what a citizen may send, as the contract has them. */
const sent = Object.entries(ROUTES).flatMap(([id, route]) => {
  if (route.access === 'staff' || !('body' in route) || !route.body) return []
  const { properties = {} } = toJsonSchema(route.body as GenericSchema, { errorMode: 'ignore', typeMode: 'input' })
  return Object.keys(properties).map((field) => `${id} ${field}`)
})

test('[M13] the data map has every field that a citizen can send, once, and no other', () => {
  expect(sent.length).toBeGreaterThan(40)
  expect([...mapped].sort()).toEqual([...sent].sort())
})

test('[M13] whoever reads it does so by an action of the permission table', () => {
  const actions = rows.flatMap((row) => names(row[6]))
  expect(actions.length).toBeGreaterThan(10)
  expect(actions.filter((action) => !(action in PERMISSIONS))).toEqual([])
})

test('[M13] every row says whether it is personal, why, on what basis and for how long', () => {
  for (const row of rows) {
    expect(row, row[0]).toHaveLength(7)
    for (const cell of row) expect(cell.trim(), row.join(' | ')).not.toBe('')
    expect(['yes', 'no'], row[1]).toContain(row[2])
    // What is personal has a basis.
    if (row[2] === 'yes') expect(row[4]).toMatch(/duty|consent|security/)
  }
})
