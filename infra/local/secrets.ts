import { randomInt, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type Deployment, ignored } from './deployment.ts'
import { type HttpListener, json, serveHttp } from './http-message.ts'
import { LocalError } from './local-error.ts'
import { type Log, report } from './log.ts'

const Generate = v.strictObject({
  PasswordLength: v.optional(v.number(), 32),
  ExcludeCharacters: v.optional(v.string(), ''),
  ExcludeLowercase: v.optional(v.boolean(), false),
  ExcludeUppercase: v.optional(v.boolean(), false),
  ExcludeNumbers: v.optional(v.boolean(), false),
  ExcludePunctuation: v.optional(v.boolean(), false),
  IncludeSpace: v.optional(v.boolean(), false),
  RequireEachIncludedType: v.optional(v.boolean(), true),
  SecretStringTemplate: v.optional(v.string()),
  GenerateStringKey: v.optional(v.string()),
})

const Secret = v.strictObject({
  Name: v.optional(v.string()),
  SecretString: v.optional(v.string()),
  GenerateSecretString: v.optional(Generate),
  ...ignored('Description', 'KmsKeyId', 'Tags', 'ReplicaRegions'),
})

const Stored = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()))

const pick = (from: string): string => from.charAt(randomInt(from.length))

const generate = (options: v.InferOutput<typeof Generate>): string => {
  const kinds = [
    options.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    options.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    options.ExcludeNumbers ? '' : '0123456789',
    options.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    options.IncludeSpace ? ' ' : '',
  ]
    .map((kind) => [...kind].filter((one) => !options.ExcludeCharacters.includes(one)).join(''))
    .filter((kind) => kind !== '')
  for (;;) {
    const password = Array.from({ length: options.PasswordLength }, () => pick(kinds.join(''))).join('')
    const complete = kinds.every((kind) => [...kind].some((one) => password.includes(one)))
    if (!complete && options.RequireEachIncludedType && options.PasswordLength >= kinds.length) continue
    if (!options.GenerateStringKey) return password
    const template: unknown = JSON.parse(options.SecretStringTemplate ?? '{}')
    return JSON.stringify({ ...(template ?? {}), [options.GenerateStringKey]: password })
  }
}

const readStored = (file: string): Record<string, string> => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return {}
  }
  const parsed = v.safeParse(Stored, text)
  if (!parsed.success) throw new LocalError(`${file} is damaged; remove it, and new secrets are made`)
  return parsed.output
}

const SecretId = v.pipe(v.string(), v.parseJson(), v.object({ SecretId: v.string() }))

/**
 * Serves the template's secrets; generated ones are made once and kept. It is also where the SDK sends whatever has
 * no local service: refused here by name, instead of going out to the cloud.
 */
export const startSecrets = async (
  deployment: Deployment,
  { host, dataDir, log }: { host: string; dataDir?: string | undefined; log: Log },
): Promise<HttpListener & { reveal(text: string): string }> => {
  const file = dataDir && join(dataDir, 'secrets.json')
  const stored = file ? readStored(file) : {}
  const secrets = deployment.all('AWS::SecretsManager::Secret', Secret).map(({ ref, properties }) => {
    const { Name, SecretString, GenerateSecretString } = properties
    const value = SecretString ?? stored[ref] ?? (GenerateSecretString ? generate(GenerateSecretString) : '')
    if (SecretString === undefined) stored[ref] = value
    return { arn: ref, name: Name ?? ref.split(':').at(-1) ?? ref, value, version: randomUUID() }
  })
  if (file) writeFileSync(file, JSON.stringify(stored), { mode: 0o600 })

  const refuse = (type: string, message: string) => json(400, { __type: type, message })
  const listener = await serveHttp(
    async ({ headers, body }) => {
      const target = headers['x-amz-target'] ?? 'a request without a target'
      if (target !== 'secretsmanager.GetSecretValue') {
        report(log, 'error', `a function called ${target}, which has no local service`)
        return refuse('UnknownOperationException', `${target} is not available in the local runtime`)
      }
      const parsed = v.safeParse(SecretId, body.toString())
      const wanted = parsed.success ? parsed.output.SecretId : ''
      const secret = secrets.find(({ arn, name }) => arn === wanted || name === wanted)
      if (!secret) {
        return refuse('ResourceNotFoundException', 'Secrets Manager can’t find the specified secret.')
      }
      return json(200, {
        ARN: secret.arn,
        Name: secret.name,
        SecretString: secret.value,
        VersionId: secret.version,
        VersionStages: ['AWSCURRENT'],
        CreatedDate: 0,
      })
    },
    { host, failed: (error) => report(log, 'error', `secrets: ${error}`) },
  )
  return {
    ...listener,
    /** CloudFormation resolves what a property refers to when it deploys. */
    reveal: (text) =>
      text.replace(/\{\{resolve:secretsmanager:(.+?):SecretString:::\}\}/g, (_, arn: string) => {
        const secret = secrets.find((each) => each.arn === arn)
        if (!secret) throw new LocalError(`the template refers to the secret ${arn}, which is not part of it`)
        return secret.value
      }),
  }
}
