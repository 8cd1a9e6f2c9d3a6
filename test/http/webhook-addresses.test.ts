import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isPublicAddress, publicLookup, RefusedAddress } from '../../functions/webhook/addresses.ts'
import { post } from '../../functions/webhook/post.ts'
import { isRefusedUrl } from '../../functions/webhook/refused-url.ts'
import { secretOf, signatureHeaders } from '../../functions/webhook/signature.ts'

describe('[N5] where a webhook may go', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '3fff::1',
    '192.88.99.1',
    'not an address',
  ])('%s is not of the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['114.114.114.114', '8.8.8.8', '172.32.0.1', '2400:3200::1', '2606:4700::1111'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    'http://hook.example.gov.cn/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://metadata.google.internal/',
    'https://intranet/',
    'https://user:secret@hook.example.gov.cn/',
    'https://hook.example.gov.cn:8443/',
    'https://hook.example.gov.cn:6379/',
    'ftp://hook.example.gov.cn/',
    'no address',
  ])('%s is refused by its look', (url) => {
    expect(isRefusedUrl(url)).toBe(true)
  })

  it('a public name over https is taken', () => {
    expect(isRefusedUrl('https://hook.example.gov.cn/zhitong?key=1')).toBe(false)
    expect(isRefusedUrl('https://hook.example.gov.cn:443/')).toBe(false)
  })

  it('a name that leads to this machine is refused when it is connected to', async () => {
    const refused = await new Promise<Error | null>((resolve) => publicLookup('localhost', {}, resolve))
    expect(refused).toBeInstanceOf(RefusedAddress)
  })

  it('nothing is sent to a refused address, and the attempt says so', async () => {
    const attempt = await post({ url: 'https://127.0.0.1:9/', headers: {}, body: '{}', anywhere: false, now: () => 5 })
    expect(attempt).toMatchObject({ at: 5, status: null, problem: 'refused-address' })
  })
})

it('[N4] the signature is that of Standard Webhooks', () => {
  const bytes = Buffer.from('0123456789abcdef0123456789abcdef')
  const secret = secretOf(bytes)
  expect(secret).toMatch(/^whsec_/)
  const headers = signatureHeaders(secret, 'event-0001', 1_700_000_000_123, '{"a":1}')
  const expected = createHmac('sha256', bytes).update('event-0001.1700000000.{"a":1}').digest('base64')
  expect(headers).toEqual({
    'webhook-id': 'event-0001',
    'webhook-timestamp': '1700000000',
    'webhook-signature': `v1,${expected}`,
  })
})
