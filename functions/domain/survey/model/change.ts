import type { Definition } from '../../../contract/survey/definition.ts'
import { type Environment, equals, isEmpty, type Plain, type Scope } from '../expression/index.ts'
import { isFormed } from '../types/is-formed.ts'
import type { Compiled } from './compiled.ts'
import { asAnswer, defaultOf, withDefaults } from './defaults.ts'
import { all, answerOf, keyOf, type Node } from './node.ts'
import { isClearedHidden, settle } from './settle.ts'
import { type Assessment, assess } from './survey.ts'
import { calculatedFrom, hasChanged, put, triggered } from './triggers.ts'

/** Changes cause changes; a circle of them ends here. */
const MAX_ROUNDS = 10

/**
 * The answers after some of them changed: with what triggers set and copy, and what questions calculate or reset, wherever
 * a value they read has changed. `own`: the paths of questions that people
 * answered themselves: no default follows there.
 */
export function change(
  survey: Compiled,
  before: Plain,
  changes: Plain,
  environment: Environment,
  own: ReadonlySet<string> = new Set(),
): Assessment {
  const { definition } = survey
  const given = Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(
      ([key, value]) => !isEmpty(value) || isEmptied(definition, key, value),
    ),
  )
  let state = settle(survey, assess(survey, given, environment), environment)
  if (!causesChanges(definition)) return state
  const old = assess(survey, before, environment)
  const first = new Map([...all(old.pages)].map((node) => [node.path, isClearedHidden(survey, node)]))
  const isNew = ({ path }: Node) => first.get(path) !== false && !own.has(path)
  state = withDefaults(survey, state, isNew, environment)
  return settled(survey, old, state, environment, own)
}

/** The survey once everything that follows from a change has followed. */
export function settled(
  survey: Compiled,
  before: Assessment,
  changed: Assessment,
  environment: Environment,
  own: ReadonlySet<string>,
): Assessment {
  let [old, state] = [before, changed]
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = assess(survey, state.answers, environment)
    // It is the copy that is written to: `state` keeps what the next round compares with.
    if (!follow(survey, old, next, environment, own)) break
    old = state
    state = settle(survey, assess(survey, next.answers, environment), environment)
  }
  return state
}

const CAUSES =
  /"(?:triggers|resetValueIf|setValueIf|setValueExpression|defaultValueExpression)":|"(?:onHidden|onHiddenContainer)"/
const BEGINS = /"(?:paneldynamic|matrixdynamic)"(?=.*"default)|"default(?=.*"(?:paneldynamic|matrixdynamic)")/
const causes = new WeakMap<Definition, boolean>()

/** Most surveys have nothing by which one answer changes another: there is then nothing to compare, which is most of the work. */
export function causesChanges(definition: Definition): boolean {
  let known = causes.get(definition)
  if (known === undefined) {
    const text = JSON.stringify(definition)
    known = CAUSES.test(text) || BEGINS.test(text)
    causes.set(definition, known)
  }
  return known
}

/** A group of which the last entry was taken away. */
function isEmptied(definition: Definition, key: string, value: unknown): boolean {
  const pending = Array.isArray(value) ? definition.pages.flatMap((page) => page.elements ?? []) : []
  for (let element = pending.pop(); element; element = pending.pop()) {
    if (isFormed(element, 'section')) pending.push(...(element.elements ?? []))
    else if (isFormed(element, 'list', 'group') && keyOf(element) === key) return true
  }
  return false
}

function follow(
  survey: Compiled,
  old: Assessment,
  now: Assessment,
  environment: Environment,
  own: ReadonlySet<string>,
): boolean {
  const earlier = new Map([...all(old.pages)].map((node) => [node.path, node]))
  const value = (text: string | undefined, scope: Scope, inputType?: string) =>
    calculatedFrom(survey, text, scope, environment, inputType)
  const reads = (text: string | undefined, from: Scope | undefined, to: Scope) => hasChanged(survey, text, from, to)
  const writes = triggered(survey, old.scope, now, environment)
  for (const node of all(now.pages)) {
    const { element, scope } = node
    if (node.kind !== 'question') continue
    const from = earlier.get(node.path)?.scope
    if (element.resetValueIf && !isEmpty(answerOf(node)) && reads(element.resetValueIf, from, scope)) {
      if (value(element.resetValueIf, scope) === true)
        writes.push({ to: node, value: defaultOf(survey, node, environment) })
    }
    if (element.setValueIf) {
      if (!reads(element.setValueIf, from, scope) && !reads(element.setValueExpression, from, scope)) continue
      if (value(element.setValueIf, scope))
        writes.push({ to: node, value: asAnswer(node, value(element.setValueExpression, scope, element.inputType)) })
    } else if (reads(element.setValueExpression, from, scope)) {
      writes.push({ to: node, value: asAnswer(node, value(element.setValueExpression, scope, element.inputType)) })
    } else if (!own.has(node.path) && reads(element.defaultValueExpression, from, scope)) {
      if (!from || !isUntouched(survey, node, from, environment)) continue
      writes.push({ to: node, value: defaultOf(survey, node, environment) })
    }
  }
  return put(writes, now)
}

/** A default follows what it is calculated from for as long as nobody has answered otherwise. */
function isUntouched(survey: Compiled, node: Node, scope: Scope, environment: Environment): boolean {
  const answer = answerOf(node)
  // Words for "other" that a default came with are no part of the comparison.
  const earlier = { ...node, scope, holder: { ...node.holder } }
  return isEmpty(answer) || equals(answer, defaultOf(survey, earlier, environment), true)
}
