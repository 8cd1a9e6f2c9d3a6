import type { Definition, Trigger } from '../../../contract/survey/definition.ts'
import { type Environment, equals, isEmpty, namesIn, type Plain, type Scope, toAnswer } from '../expression/index.ts'
import { type Compiled, parsed, result } from './compiled.ts'
import { all, answerOf, type Node, write } from './node.ts'
import { type Assessment, assess } from './survey.ts'

/** Changes cause changes; a circle of them ends here. */
const MAX_ROUNDS = 10

/**
 * The answers after some of them changed: with what triggers set and copy, and what questions calculate or reset, wherever
 * a value they read has changed.
 */
export function change(survey: Compiled, before: Plain, changes: Plain, environment: Environment): Assessment {
  const given = Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => !isEmpty(value)))
  let state = assess(survey, given, environment)
  if (!causesChanges(survey.definition)) return state
  let old = assess(survey, before, environment)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = assess(survey, state.answers, environment)
    // It is the copy that is written to: `state` keeps what the next round compares with.
    if (!follow(survey, old, next, environment)) break
    old = state
    state = assess(survey, next.answers, environment)
  }
  return state
}

const CAUSES = /"(?:triggers|resetValueIf|setValueIf|setValueExpression|defaultValueExpression)":/
const causes = new WeakMap<Definition, boolean>()

/** Most surveys have nothing by which one answer changes another: there is then nothing to compare, which is most of the work. */
function causesChanges(definition: Definition): boolean {
  const known = causes.get(definition) ?? CAUSES.test(JSON.stringify(definition))
  causes.set(definition, known)
  return known
}

function follow(survey: Compiled, old: Assessment, now: Assessment, environment: Environment): boolean {
  const earlier = new Map([...all(old.pages)].map((node) => [node.path, node]))
  const value: Value = (text, scope, inputType) => {
    return text ? toAnswer(result(survey, text, scope, environment), environment.zone, inputType) : undefined
  }
  const reads = (text: string | undefined, from: Scope | undefined, to: Scope) => {
    const expression = text ? parsed(survey, text) : undefined
    return expression !== undefined && namesIn(expression).some((name) => differs(name, from, to))
  }
  const writes: { to: Node | string; value: unknown }[] = []
  for (const trigger of survey.definition.triggers ?? []) {
    if (!('setToName' in trigger) || !trigger.setToName) continue
    const touched = reads(trigger.expression, old.scope, now.scope)
    const copied = trigger.type === 'copyvalue' && differs(trigger.fromName, old.scope, now.scope)
    if (!touched && !copied) continue
    if (trigger.expression ? value(trigger.expression, now.scope) !== true : trigger.type !== 'copyvalue') continue
    const set = resultOf(trigger, now.scope, value)
    if (trigger.type !== 'runexpression' || set !== undefined)
      writes.push({ to: place(trigger.setToName, now), value: set })
  }
  for (const node of all(now.pages)) {
    const { element, scope } = node
    if (node.kind !== 'question') continue
    const from = earlier.get(node.path)?.scope
    if (element.resetValueIf && !isEmpty(answerOf(node)) && reads(element.resetValueIf, from, scope)) {
      if (value(element.resetValueIf, scope) === true) writes.push({ to: node, value: element.defaultValue })
    }
    if (element.setValueIf) {
      if (!reads(element.setValueIf, from, scope) && !reads(element.setValueExpression, from, scope)) continue
      if (value(element.setValueIf, scope))
        writes.push({ to: node, value: value(element.setValueExpression, scope, element.inputType) })
    } else if (reads(element.setValueExpression, from, scope)) {
      writes.push({ to: node, value: value(element.setValueExpression, scope, element.inputType) })
    } else if (reads(element.defaultValueExpression, from, scope) && from && isUntouched(node, from, value)) {
      writes.push({ to: node, value: value(element.defaultValueExpression, scope, element.inputType) })
    }
  }
  let changed = false
  for (const { to, value: set } of writes) {
    if (equals(typeof to === 'string' ? now.answers[to] : answerOf(to), set, true)) continue
    changed = true
    if (typeof to !== 'string') write(to, set)
    else if (isEmpty(set)) delete now.answers[to]
    else now.answers[to] = set
  }
  return changed
}

type Value = (text: string | undefined, scope: Scope, inputType?: string) => unknown

/** A default follows what it is calculated from for as long as nobody has answered otherwise. */
function isUntouched(node: Node, from: Scope, value: Value): boolean {
  const answer = answerOf(node)
  return (
    isEmpty(answer) || equals(answer, value(node.element.defaultValueExpression, from, node.element.inputType), true)
  )
}

function differs(name: string, from: Scope | undefined, to: Scope): boolean {
  return !equals(from?.find(name, true)?.value, to.find(name, true)?.value, true)
}

function resultOf(trigger: Trigger, scope: Scope, value: Value): unknown {
  if (trigger.type === 'setvalue') return trigger.setValue
  if (trigger.type === 'copyvalue') return scope.find(trigger.fromName, true)?.value
  return trigger.type === 'runexpression' ? value(trigger.runExpression, scope) : undefined
}

/** A question anywhere by its path; what is none is a value of its own. */
function place(name: string, { pages }: Assessment): Node | string {
  return (
    [...all(pages)].find((node) => node.kind === 'question' && node.path.toLowerCase() === name.toLowerCase()) ?? name
  )
}
