import { PROD } from './synthesized.ts'

const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/abc'
export const CHINA = 'arn:aws-cn:acm:cn-north-1:123456789012:certificate/abc'
export const READER = 'arn:aws-cn:iam::123456789012:role/cdn'

export const PROD_CN = { ...PROD, partition: 'aws-cn', siteReader: READER }

/** Every shape the stack can take, and everything in a shape. */
export const SHAPES: Record<string, Record<string, string>> = {
  local: {},
  'prod in aws': {
    ...PROD,
    domain: 'hudong.example.gov.cn',
    certificateArn: CERTIFICATE,
    alarmEmail: 'ops@example.gov.cn',
    citizenIssuer: 'https://person.example.gov.cn',
    citizenClientId: 'zhitong',
  },
  'prod in aws-cn': {
    ...PROD_CN,
    alarmEmail: 'ops@example.gov.cn',
    apiDomain: 'api.hudong.example.gov.cn',
    apiCertificateArn: CHINA,
    socketDomain: 'ws.hudong.example.gov.cn',
    socketCertificateArn: CHINA,
  },
}

/** The text of a template without what its parameters brought into it. */
export const withoutParameters = (text: string): string =>
  [CERTIFICATE, CHINA, READER].reduce((rest, given) => rest.replaceAll(given, ''), text)
