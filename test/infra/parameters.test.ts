import { describe, expect, it } from 'vitest'
import { parseParameters } from '../../infra/parameters.ts'
import { CHINA, PROD_CN, READER } from './shapes.ts'
import { PROD } from './synthesized.ts'

const refusal = (context: Record<string, unknown>): string => {
  try {
    parseParameters(context)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'accepted'
}

describe('parameters', () => {
  it('has defaults for the local stage', () => {
    expect(parseParameters({})).toEqual({
      stage: 'local',
      partition: 'aws',
      cdn: true,
      oidcIssuer: 'http://localhost/oidc',
      oidcClientId: 'zhitong-console',
      oidcAudience: 'zhitong-console',
      adminSubject: '',
      privateWebhooks: true,
      web: '.build/web',
    })
  })

  it('lets webhooks go to inner networks on the local stage only', () => {
    expect(parseParameters(PROD).privateWebhooks).toBe(false)
    expect(parseParameters({ privateWebhooks: 'false' }).privateWebhooks).toBe(false)
    expect(refusal({ ...PROD, privateWebhooks: 'true' })).toContain('privateWebhooks: is for stage "local" only')
  })

  it('has CloudFront off by default in the China partition', () => {
    expect(parseParameters(PROD_CN).cdn).toBe(false)
    expect(parseParameters(PROD).cdn).toBe(true)
  })

  it.each(['true', 'false', true, false])('reads cdn=%s as the command line or cdk.json gives it', (cdn) => {
    expect(parseParameters({ cdn }).cdn).toBe(String(cdn) === 'true')
  })

  it('takes the client id as the audience, but for one that is given', () => {
    expect(parseParameters({ oidcClientId: 'a' }).oidcAudience).toBe('a')
    expect(parseParameters({ oidcClientId: 'a', oidcAudience: 'b' }).oidcAudience).toBe('b')
  })

  it('leaves CDK’s own context alone', () => {
    expect(refusal({ '@aws-cdk/core:x': true, 'aws:cdk:bundling-stacks': [], 'aws-cdk:y': 1 })).toBe('accepted')
  })

  it.each([
    [{ stage: 'Prod!' }, /-c stage: must be 1–16 of a–z and 0–9/],
    [{ partition: 'cn' }, /-c partition: must be aws or aws-cn/],
    [{ stage: 'prod' }, /-c oidcIssuer: is required[\s\S]*-c oidcClientId: is required/],
    [{ ...PROD, oidcIssuer: 'http://id.example.gov.cn' }, /-c oidcIssuer: must begin with https/],
    [{ oidcIssuer: 'id.example.gov.cn' }, /-c oidcIssuer: must be a URL/],
    [{ cdn: 'yes' }, /-c cdn: must be true or false/],
    [{ ...PROD, partition: 'aws-cn', cdn: 'true' }, /-c cdn: cannot be on in aws-cn.*your own CDN/],
    [{ domain: 'https://hudong.example.gov.cn' }, /-c domain: must be a host name/],
    [{ domain: 'hudong.example.gov.cn' }, /-c domain: with cdn on needs certificateArn/],
    [{ apiDomain: 'api.example.gov.cn' }, /-c apiCertificateArn: is required with apiDomain/],
    [{ socketDomain: 'ws.example.gov.cn' }, /-c socketCertificateArn: is required with socketDomain/],
    [
      { ...PROD, apiDomain: 'api.example.gov.cn', apiCertificateArn: CHINA },
      /-c apiCertificateArn: must begin with arn:aws:/,
    ],
    [{ ...PROD, partition: 'aws-cn' }, /-c siteReader: is required without CloudFront/],
    [{ ...PROD, cdn: 'false' }, /-c siteReader: is required without CloudFront/],
    [{ ...PROD, siteReader: 'arn:aws:iam::123456789012:role/cdn' }, /-c siteReader: is for a CDN of your own/],
    [{ ...PROD, cdn: 'false', siteReader: READER }, /-c siteReader: must begin with arn:aws:/],
    [{ ...PROD, cdn: 'false', siteReader: '*' }, /-c siteReader: must be the ARN of a role, a user or an account/],
    [
      { certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/a' },
      /-c certificateArn: must be an ACM certificate in us-east-1/,
    ],
    [{ certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a' }, /-c certificateArn: needs domain/],
    [{ ...PROD, citizenIssuer: 'https://person.example.gov.cn' }, /-c citizenClientId: is required with citizenIssuer/],
    [{ ...PROD, citizenClientId: 'zhitong' }, /-c citizenIssuer: is required with citizenClientId/],
    [{ ...PROD, citizenIssuer: 'http://a.cn', citizenClientId: 'b' }, /-c citizenIssuer: must begin with https/],
    [
      { ...PROD, citizenIssuer: PROD.oidcIssuer, citizenClientId: PROD.oidcClientId },
      /-c citizenClientId: must be a client of its own/,
    ],
    [{ alarmEmail: 'ops' }, /-c alarmEmail: must be an e-mail address/],
    [{ oidcIsuer: 'https://id.example.gov.cn' }, /-c oidcIsuer: unknown; known are stage, /],
  ])('refuses %j and says why', (context, message) => {
    expect(refusal(context)).toMatch(message)
  })
})
