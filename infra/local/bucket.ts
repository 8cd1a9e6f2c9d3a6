import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import * as v from 'valibot'
import { type Deployment, ignored } from './deployment.ts'
import type { HttpResponse } from './http-message.ts'
import { LocalError } from './local-error.ts'

const Bucket = v.strictObject({
  ...ignored('BucketName', 'BucketEncryption', 'PublicAccessBlockConfiguration', 'OwnershipControls', 'Tags'),
  ...ignored('CorsConfiguration', 'LifecycleConfiguration', 'LoggingConfiguration', 'VersioningConfiguration'),
})

const BucketDeployment = v.strictObject({
  DestinationBucketName: v.string(),
  DestinationBucketKeyPrefix: v.optional(v.string(), ''),
  SourceObjectKeys: v.array(v.string()),
  SourceMarkers: v.optional(v.array(v.record(v.string(), v.string())), []),
  SystemMetadata: v.optional(v.record(v.string(), v.string()), {}),
  Exclude: v.optional(v.array(v.string()), []),
  Include: v.optional(v.array(v.string()), []),
  ...ignored('ServiceToken', 'SourceBucketNames', 'SourceMarkersConfig', 'Prune', 'RetainOnDelete', 'OutputObjectKeys'),
  ...ignored('DistributionId', 'DistributionPaths', 'WaitForDistributionInvalidation', 'Extract', 'UserMetadata'),
})

/** As `aws s3 cp` guesses them. */
const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.vtt': 'text/vtt',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml',
}

interface StoredObject {
  file: string
  metadata: Record<string, string>
  markers: Record<string, string>
}

export interface LocalBucket {
  domainName: string
  /** S3 behind an origin access control: what is not there is 403, since listing is not granted. */
  get(key: string): HttpResponse
  has(key: string): boolean
}

/** As the AWS CLI reads its filters: `*` goes over slashes, too. */
const glob = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    's',
  )

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const withMarkers = (content: Buffer, markers: Record<string, string>): Buffer => {
  const used = Object.entries(markers).filter(([marker]) => content.includes(marker))
  if (used.length === 0) return content
  return Buffer.from(used.reduce((text, [marker, value]) => text.replaceAll(marker, value), content.toString()))
}

/** The template's buckets, with what its bucket deployments put there. Files are read when asked for. */
export const readBuckets = (deployment: Deployment, localize: (text: string) => string): LocalBucket[] => {
  const contents = new Map<string, Map<string, StoredObject>>()
  const buckets = deployment.all('AWS::S3::Bucket', Bucket)
  for (const { ref } of buckets) contents.set(ref, new Map())

  for (const { logicalId, properties } of deployment.all('Custom::CDKBucketDeployment', BucketDeployment)) {
    const objects = contents.get(properties.DestinationBucketName)
    if (!objects)
      throw new LocalError(`${logicalId} deploys to ${properties.DestinationBucketName}, which is no bucket`)
    const excludes = properties.Exclude.map(glob)
    const includes = properties.Include.map(glob)
    for (const [index, objectKey] of properties.SourceObjectKeys.entries()) {
      const folder = deployment.asset(objectKey)
      if (!statSync(folder).isDirectory()) throw new LocalError(`${logicalId}: ${folder} is not a folder`)
      const markers = properties.SourceMarkers[index] ?? {}
      for (const file of filesIn(folder)) {
        const name = relative(folder, file).split(sep).join('/')
        const excluded = excludes.some((pattern) => pattern.test(name))
        if (excluded && !includes.some((pattern) => pattern.test(name))) continue
        const prefix = properties.DestinationBucketKeyPrefix
        objects.set(prefix ? `${prefix.replace(/\/$/, '')}/${name}` : name, {
          file,
          metadata: properties.SystemMetadata,
          markers,
        })
      }
    }
  }

  return buckets.map(({ ref, attributes }) => {
    const objects = contents.get(ref) ?? new Map<string, StoredObject>()
    return {
      domainName: attributes.RegionalDomainName ?? '',
      has: (key) => objects.has(key),
      get: (key) => {
        const object = objects.get(key)
        if (!object) {
          const body = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>'
          return { status: 403, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) }
        }
        const markers = Object.entries(object.markers).map(([marker, value]) => [marker, localize(value)])
        const body = withMarkers(readFileSync(object.file), Object.fromEntries(markers))
        const headers = {
          'content-type': CONTENT_TYPES[extname(key).toLowerCase()] ?? 'binary/octet-stream',
          ...object.metadata,
          etag: `"${createHash('md5').update(body).digest('hex')}"`,
        }
        return { status: 200, headers, body }
      },
    }
  })
}
