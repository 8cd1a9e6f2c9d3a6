import type { Trigger } from '../../../contract/survey/definition.ts'
import { type Environment, equals, isEmpty, type Scope, toAnswer } from '../expression/index.ts'
import { namesIn } from '../expression/names.ts'
import { type Compiled, parsed, result } from './compiled.ts'
import { all, answerOf, type Node, write } from './node.ts'
import type { Assessment } from './survey.ts'

/** A value on its way to a question, or to a name that is no question's. */
export type Write = { to: Node | string; value: unknown }

/** What the survey's triggers set now that what they read is another than it was. */
export function triggered(survey: Compiled, from: Scope, now: Assessment, environment: Environment): Write[] {
  const writes: Write[] = []
  for (const trigger of survey.definition.triggers ?? []) {
    if (!('setToName' in trigger) || !trigger.setToName) continue
    const touched = hasChanged(survey, trigger.expression, from, now.scope)
    const copied = trigger.type === 'copyvalue' && differs(trigger.fromName, from, now.scope)
    if (!touched && !copied) continue
    const holds = trigger.expression && calculatedFrom(survey, trigger.expression, now.scope, environment)
    if (trigger.expression ? holds !== true : trigger.type !== 'copyvalue') continue
    const set = resultOf(survey, trigger, now.scope, environment)
    const to = place(trigger.setToName, now)
    if (to !== undefined && (trigger.type !== 'runexpression' || set !== undefined)) writes.push({ to, value: set })
  }
  return writes
}

/** Writes into the answers; false where they were so already. */
export function put(writes: readonly Write[], { answers }: Assessment): boolean {
  let changed = false
  for (const { to, value } of writes) {
    if (equals(typeof to === 'string' ? answers[to] : answerOf(to), value, true)) continue
    changed = true
    if (typeof to !== 'string') write(to, value)
    else if (isEmpty(value)) delete answers[to]
    else answers[to] = value
  }
  return changed
}

export function calculatedFrom(
  survey: Compiled,
  text: string | undefined,
  scope: Scope,
  { now, zone }: Environment,
  inputType?: string,
): unknown {
  return text ? toAnswer(result(survey, text, scope, { now, zone }), zone, inputType) : undefined
}

/** Whether anything that an expression reads is another than it was. */
export function hasChanged(survey: Compiled, text: string | undefined, from: Scope | undefined, to: Scope): boolean {
  const expression = text ? parsed(survey, text) : undefined
  return expression !== undefined && namesIn(expression).some((name) => differs(name, from, to))
}

function differs(name: string, from: Scope | undefined, to: Scope): boolean {
  return !equals(from?.find(name, true)?.value, to.find(name, true)?.value, true)
}

function resultOf(survey: Compiled, trigger: Trigger, scope: Scope, environment: Environment): unknown {
  if (trigger.type === 'setvalue') return trigger.setValue
  if (trigger.type === 'copyvalue') return scope.find(trigger.fromName, true)?.value
  return trigger.type === 'runexpression'
    ? calculatedFrom(survey, trigger.runExpression, scope, environment)
    : undefined
}

/** A question anywhere by its path; what is none is a value of its own, but for a place in a question that is not there now. */
function place(name: string, { pages }: Assessment): Node | string | undefined {
  const nodes = [...all(pages)].filter((node) => node.kind === 'question')
  const found = nodes.find((node) => node.path.toLowerCase() === name.toLowerCase())
  const root = /^[^[]+(?=\[)/.exec(name)?.[0].toLowerCase()
  return found ?? (nodes.some((node) => node.path.toLowerCase() === root) ? undefined : name)
}
