import { LocalError } from './local-error.ts'

/** What the intrinsic functions look up; each throws `LocalError` for what does not exist. */
export interface Scope {
  ref(name: string): unknown
  attribute(logicalId: string, name: string): unknown
  condition(name: string): boolean
  mapping(map: string, first: string, second: string): unknown
}

/** `AWS::NoValue`: the property or element that holds it disappears. */
export const NO_VALUE = Symbol('AWS::NoValue')

const list = (value: unknown, name: string): unknown[] => {
  if (Array.isArray(value)) return value
  throw new LocalError(`${name} needs a list, got ${JSON.stringify(value)}`)
}

const text = (value: unknown, name: string): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new LocalError(`${name} needs text, got ${JSON.stringify(value)}`)
}

const attribute = (argument: unknown, scope: Scope): unknown => {
  const [logicalId, ...name] = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt')
  return scope.attribute(text(logicalId, 'Fn::GetAtt'), name.map((part) => text(part, 'Fn::GetAtt')).join('.'))
}

const substitute = (argument: unknown, scope: Scope): string => {
  const [template, own] = Array.isArray(argument) ? argument : [argument, {}]
  const variables = resolve(own, scope)
  return text(template, 'Fn::Sub').replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`
    if (typeof variables === 'object' && variables !== null && name in variables) {
      return text(Reflect.get(variables, name), `Fn::Sub of ${name}`)
    }
    return text(name.includes('.') ? attribute(name, scope) : scope.ref(name), `Fn::Sub of ${name}`)
  })
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown

const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (argument, scope) => scope.ref(text(argument, 'Ref')),
  'Fn::GetAtt': attribute,
  'Fn::Sub': substitute,
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, 'Fn::Join')
    const resolved = list(resolve(parts, scope), 'Fn::Join')
    return resolved.map((part) => text(part, 'Fn::Join')).join(text(separator, 'Fn::Join'))
  },
  'Fn::Select': (argument, scope) => {
    const [index, values] = list(argument, 'Fn::Select').map((part) => resolve(part, scope))
    const chosen = list(values, 'Fn::Select')[Number(index)]
    if (chosen === undefined) throw new LocalError(`Fn::Select has no element ${index}`)
    return chosen
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = list(argument, 'Fn::Split').map((part) => resolve(part, scope))
    return text(whole, 'Fn::Split').split(text(separator, 'Fn::Split'))
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(argument, 'Fn::FindInMap').map((part) =>
      text(resolve(part, scope), 'Fn::FindInMap'),
    )
    return scope.mapping(map ?? '', first ?? '', second ?? '')
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = list(argument, 'Fn::If')
    return resolve(scope.condition(text(name, 'Fn::If')) ? yes : no, scope)
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, 'Fn::Equals').map((part) => resolve(part, scope))
    return JSON.stringify(left) === JSON.stringify(right)
  },
  'Fn::Not': (argument, scope) => list(argument, 'Fn::Not').every((part) => !truth(part, scope)),
  'Fn::And': (argument, scope) => list(argument, 'Fn::And').every((part) => truth(part, scope)),
  'Fn::Or': (argument, scope) => list(argument, 'Fn::Or').some((part) => truth(part, scope)),
}

/** A condition's expression. `{Condition: name}` names another one only here: elsewhere it is a plain property. */
export const truth = (expression: unknown, scope: Scope): boolean => {
  if (typeof expression === 'object' && expression !== null && 'Condition' in expression) {
    return scope.condition(text(expression.Condition, 'Condition'))
  }
  return resolve(expression, scope) === true
}

/** The value with every intrinsic function in it worked out. */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (first && entries.length === 1 && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    const intrinsic = INTRINSICS[first[0]]
    if (!intrinsic) throw new LocalError(`the local runtime cannot resolve ${first[0]}`)
    return intrinsic(first[1], scope)
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, resolve(item, scope)] as const).filter(([, item]) => item !== NO_VALUE),
  )
}
