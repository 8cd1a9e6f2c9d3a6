import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import * as v from 'valibot'
import cdkJson from '../../cdk.json' with { type: 'json' }
import { parseParameters } from '../../infra/parameters.ts'
import { ZhitongStack } from '../../infra/stack.ts'

const Resource = v.object({
  Type: v.string(),
  Properties: v.optional(v.record(v.string(), v.unknown()), {}),
  DependsOn: v.optional(v.array(v.string()), []),
  DeletionPolicy: v.optional(v.string()),
})
const Template = v.object({
  Resources: v.record(v.string(), Resource),
  Outputs: v.record(v.string(), v.object({ Value: v.unknown(), Description: v.optional(v.string()) })),
})
export type Resource = v.InferOutput<typeof Resource>

/** A stage as operators deploy it. */
export const PROD = { stage: 'prod', oidcIssuer: 'https://id.example.gov.cn', oidcClientId: 'zhitong-console' }

/**
 * A template's text for people: `<Records.Arn>` for an attribute, `<Records>` for a reference, without the hash that CDK
 * puts behind a name.
 */
export const readable = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value)
  const [[name, argument] = []] = Object.entries(value)
  const plain = (id: unknown) => String(id).replace(/[0-9A-F]{8}$/, '')
  if (name === 'Ref') return `<${plain(argument)}>`
  if (name === 'Fn::Sub') return String(argument).replaceAll(/\$\{(.+?)\}/g, '<$1>')
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) return `<${plain(argument[0])}.${argument[1]}>`
  if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1]))
    return argument[1].map(readable).join(String(argument[0]))
  throw new Error(`Not an intrinsic: ${JSON.stringify(value)}`)
}

/** Bundles take most of the time and are not asserted here; nor is the site's content, so that any folder will do. */
const FAST = { 'aws:cdk:bundling-stacks': [], web: 'test/infra' }

/** The stack as `cdk` makes it, and its template. */
export class Synthesized {
  readonly resources: Record<string, Resource>
  readonly outputs: Record<string, string>
  readonly text: string
  readonly construct: ZhitongStack

  constructor(context: Record<string, string> = {}) {
    const outdir = mkdtempSync(join(tmpdir(), 'zhitong-infra-'))
    try {
      const app = new App({ outdir, analyticsReporting: false, context: { ...cdkJson.context, ...FAST, ...context } })
      this.construct = new ZhitongStack(app, parseParameters(app.node.getAllContext()))
      this.text = readFileSync(app.synth().getStackArtifact(this.construct.artifactId).templateFullPath, 'utf8')
    } finally {
      rmSync(outdir, { recursive: true })
    }
    const { Resources, Outputs } = v.parse(Template, JSON.parse(this.text))
    this.resources = Resources
    this.outputs = Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, readable(Value)]))
  }

  /** All resources of a type, by their readable names. */
  all(type: string): [name: string, Resource][] {
    return Object.entries(this.resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => [id.replace(/[0-9A-F]{8}$/, ''), resource])
  }

  /** The one resource of a type whose readable name is `name`. */
  one(type: string, name: string): Resource {
    const found = this.all(type).filter(([id]) => id === name)
    const [[, resource] = []] = found
    if (found.length !== 1 || !resource) throw new Error(`${found.length} of ${type} named ${name}`)
    return resource
  }
}
