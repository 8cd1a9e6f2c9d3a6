import * as v from 'valibot'
import { NO_VALUE, resolve, type Scope, truth } from './intrinsics.ts'
import { LocalError } from './local-error.ts'
import {
  ACCOUNT,
  type Identity,
  INTERPRETED,
  NO_LOCAL_EFFECT,
  PARTITION,
  placeholder,
  REGION,
  URL_SUFFIX,
} from './resources.ts'
import { readAssets, readTemplate, type TemplateResource } from './template.ts'

export interface Resource<P> {
  logicalId: string
  /** The construct's own name, without the hash and the parents that the logical id carries. */
  name: string
  type: string
  ref: string
  attributes: Record<string, string>
  properties: P
}

export interface Deployment {
  stackName: string
  /** Every resource of the type, its properties resolved and parsed; an unknown property stops the runtime. */
  all<S extends v.GenericSchema>(
    type: string,
    schema: S,
    keep?: (resource: Resource<unknown>) => boolean,
  ): Resource<v.InferOutput<S>>[]
  /** ARNs of functions that act for custom resources at deployment, and so have nothing to do here. */
  providers: ReadonlySet<string>
  /** Where the asset with this object key lies on disk. */
  asset(objectKey: string): string
}

/** Properties that a type has and that change nothing here. Whatever is neither read nor listed is refused. */
export const ignored = <const N extends string>(...names: N[]) =>
  Object.fromEntries(names.map((name) => [name, v.optional(v.unknown())])) as Record<
    N,
    v.OptionalSchema<v.UnknownSchema, undefined>
  >

const constructName = (logicalId: string, resource: TemplateResource): string => {
  const path = resource.Metadata['aws:cdk:path']
  const own =
    typeof path === 'string' ? path.split('/').filter((part) => part !== 'Resource' && part !== 'Default') : []
  return own.at(-1) ?? logicalId.replace(/[0-9A-F]{8}$/, '')
}

/**
 * The template as the runtime sees it. Everything is resolved at once, so that an unknown type or a reference into
 * nowhere is found before anything starts.
 */
export const readDeployment = (templatePath: string, parameters: Record<string, string> = {}): Deployment => {
  const template = readTemplate(templatePath)
  const assets = readAssets(templatePath)
  const stackName = /([^/\\]+)\.template\.json$/.exec(templatePath)?.[1] ?? 'local'
  const pseudo: Record<string, unknown> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::NoValue': NO_VALUE,
    'AWS::NotificationARNs': [],
    'AWS::Partition': PARTITION,
    'AWS::Region': REGION,
    'AWS::StackId': `arn:${PARTITION}:cloudformation:${REGION}:${ACCOUNT}:stack/${stackName}/local`,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': URL_SUFFIX,
  }

  for (const name of Object.keys(parameters)) {
    if (!template.Parameters[name]) throw new LocalError(`the template has no parameter ${name}`)
  }
  const parameter = (name: string): unknown => {
    const value = parameters[name] ?? template.Parameters[name]?.Default
    if (value === undefined) throw new LocalError(`the template’s parameter ${name} has no default and was not given`)
    return value
  }

  const scope: Scope = {
    ref: (name) => {
      if (name in pseudo) return pseudo[name]
      return template.Parameters[name] ? parameter(name) : identity(name).ref
    },
    attribute: (logicalId, name) => {
      const { Type } = find(logicalId)
      const value = identity(logicalId).attributes[name]
      if (value !== undefined) return value
      if (Type in NO_LOCAL_EFFECT) return placeholder(logicalId, name)
      throw new LocalError(`${logicalId} (${Type}) has no attribute ${name} that the local runtime knows`)
    },
    condition: (name) => {
      if (!(name in template.Conditions)) throw new LocalError(`the template has no condition ${name}`)
      return truth(template.Conditions[name], scope)
    },
    mapping: (map, first, second) => {
      const value = template.Mappings[map]?.[first]?.[second]
      if (value === undefined) throw new LocalError(`the template’s mappings have no ${map}.${first}.${second}`)
      return value
    },
  }

  const find = (logicalId: string): TemplateResource => {
    const resource = template.Resources[logicalId]
    if (!resource) throw new LocalError(`a reference to ${logicalId}, which the template does not have`)
    return resource
  }

  const identity = (logicalId: string): Identity => {
    const { Type, Properties } = find(logicalId)
    if (Type in NO_LOCAL_EFFECT) return { ref: logicalId, attributes: {} }
    const identify = INTERPRETED[Type]
    if (!identify) throw new LocalError(`${logicalId} is of type ${Type}, which the local runtime cannot interpret`)
    return identify(logicalId, (property) => {
      const value = resolve(Properties[property], scope)
      return typeof value === 'string' ? value : undefined
    })
  }

  const resources: Resource<unknown>[] = []
  const providers = new Set<string>()
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    if (resource.Condition && !scope.condition(resource.Condition)) continue
    try {
      const { ref, attributes } = identity(logicalId)
      const { ServiceToken } = resource.Properties
      if (ServiceToken) providers.add(String(resolve(ServiceToken, scope)))
      if (resource.Type in NO_LOCAL_EFFECT) continue
      const properties = resolve(resource.Properties, scope)
      const name = constructName(logicalId, resource)
      resources.push({ logicalId, name, type: resource.Type, ref, attributes, properties })
    } catch (error) {
      if (!(error instanceof LocalError)) throw error
      const at = `${logicalId} (${resource.Type})`
      throw new LocalError(error.message.startsWith(logicalId) ? error.message : `${at}: ${error.message}`)
    }
  }

  return {
    stackName,
    providers,
    all: (type, schema, keep = () => true) =>
      resources
        .filter((resource) => resource.type === type && keep(resource))
        .map((resource) => {
          const parsed = v.safeParse(schema, resource.properties)
          if (parsed.success) return { ...resource, properties: parsed.output }
          const issues = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'properties'}: ${issue.message}`)
          throw new LocalError(
            `${resource.logicalId} (${type}) has what the local runtime cannot interpret: ${issues.join('; ')}`,
          )
        }),
    asset: (objectKey) => {
      const path = assets.get(objectKey)
      if (!path) throw new LocalError(`the asset manifest has no ${objectKey}`)
      return path
    },
  }
}
