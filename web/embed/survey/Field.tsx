import type { ComponentChildren } from 'preact'
import type { Node } from '#domain/survey/model/node.ts'
import { CommentBox } from './fields/CommentBox.tsx'
import { purposeOf } from './purpose.ts'
import type { Scene } from './scene.ts'

interface FieldProps {
  s: Scene
  node: Node
  /** Several controls under one legend. */
  group?: boolean
  hint?: string | false | undefined
  children: ComponentChildren
}

/** The ids of what describes a question's control, where it is there. */
export const describedBy = (s: Scene, node: Node, hint?: unknown): string | undefined => {
  const id = s.id(node.path)
  const ids = [...(hasHint(s, node, hint) ? [`${id}-hint`] : []), ...(s.problems(node).length ? [`${id}-wrong`] : [])]
  return ids.join(' ') || undefined
}

const hasHint = (s: Scene, node: Node, hint?: unknown) => node.element.description || purposeOf(s, node) || hint

const isWrong = (s: Scene, node: Node) => s.problems(node).some(({ severity }) => !severity)
/** For controls that may be marked so; radio buttons may not. */
export const invalid = (s: Scene, node: Node) => (isWrong(s, node) ? 'true' : undefined)

/** A question as all of them look: its words, a hint, what is wrong, the control, room for a comment. */
export const Field = ({ s, node, group, hint, children }: FieldProps) => {
  const { element, path } = node
  const id = s.id(path)
  const purpose = purposeOf(s, node)
  const number = s.numbers?.get(path)
  const hidden = element.titleLocation === 'hidden'
  const title = (
    <>
      {number && `${number}. `}
      <span lang={s.lang}>{titleOf(s, node)}</span>
      {node.required && <span class="meta must">{s.t.required}</span>}
    </>
  )
  const about = (
    <>
      {hasHint(s, node, hint) && (
        <p class="meta" id={`${id}-hint`}>
          <span lang={s.lang}>{s.words(element.description, node)}</span> {hint}
          {purpose && (
            <span lang={s.lang}>
              {' '}
              {s.t.purpose} {purpose}
            </span>
          )}
        </p>
      )}
      {s.finish && s.problems(node).length > 0 && <s.finish.Wrong s={s} t={s.finish.t} node={node} />}
    </>
  )
  const name = hidden ? 'hidden' : 'title-of'
  return (
    <div class={isWrong(s, node) ? 'field bad' : 'field'}>
      {group ? (
        <fieldset aria-describedby={describedBy(s, node, hint)}>
          <legend class={name}>{title}</legend>
          {about}
          {children}
        </fieldset>
      ) : (
        <>
          <label class={name} for={id}>
            {title}
          </label>
          {about}
          {children}
        </>
      )}
      {element.showCommentArea && <CommentBox s={s} node={node} label={s.words(element.commentText, node)} />}
    </div>
  )
}

export const titleOf = (s: Scene, node: Node): string => s.words(node.element.title, node) || node.element.name
