import type { FieldProps } from '../scene.ts'

/** Words beside an answer: a comment, or what "other" is. They are kept under the answer's name with `-Comment`. */
export const CommentBox = ({ s, node, label }: FieldProps & { label: string }) => {
  const id = `${s.id(node.path)}-more`
  const text = node.holder[`${node.key}-Comment`]
  return (
    <div class="beside">
      <label for={id}>{label || s.t.otherText}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={s.filling.definition.maxCommentLength || undefined}
        value={typeof text === 'string' ? text : ''}
        onInput={(event) => s.filling.comment(node, event.currentTarget.value)}
      />
    </div>
  )
}
