import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as v from 'valibot'
import { LocalError } from './local-error.ts'

const Resource = v.object({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  Condition: v.optional(v.string()),
  Metadata: v.optional(v.record(v.string(), v.unknown()), {}),
})

const Template = v.object({
  Parameters: v.optional(v.record(v.string(), v.object({ Type: v.string(), Default: v.optional(v.unknown()) })), {}),
  Conditions: v.optional(v.record(v.string(), v.unknown()), {}),
  Mappings: v.optional(v.record(v.string(), v.record(v.string(), v.record(v.string(), v.unknown()))), {}),
  Resources: v.record(v.string(), Resource),
})

const AssetManifest = v.object({
  files: v.record(
    v.string(),
    v.object({
      source: v.object({ path: v.string(), packaging: v.picklist(['zip', 'file']) }),
      destinations: v.record(v.string(), v.object({ objectKey: v.string() })),
    }),
  ),
})

export type Template = v.InferOutput<typeof Template>
export type TemplateResource = v.InferOutput<typeof Resource>

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new LocalError(`cannot read ${path}: ${error instanceof Error ? error.message : error}`)
  }
}

export const readTemplate = (path: string): Template => {
  const parsed = v.safeParse(Template, readJson(path))
  if (parsed.success) return parsed.output
  throw new LocalError(`${path} is not a CloudFormation template: ${v.summarize(parsed.issues)}`)
}

/** Where each asset of the stack lies on disk, by the object key the template knows it under. */
export const readAssets = (templatePath: string): Map<string, string> => {
  const path = templatePath.replace(/\.template\.json$/, '.assets.json')
  const parsed = v.safeParse(AssetManifest, readJson(path))
  if (!parsed.success) throw new LocalError(`${path} is not an asset manifest: ${v.summarize(parsed.issues)}`)
  const assets = new Map<string, string>()
  for (const { source, destinations } of Object.values(parsed.output.files)) {
    for (const { objectKey } of Object.values(destinations)) {
      assets.set(objectKey, resolve(dirname(path), source.path))
    }
  }
  return assets
}
