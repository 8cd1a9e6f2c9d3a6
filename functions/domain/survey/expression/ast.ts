/** An expression of SurveyJS's language, parsed. Aliases (`==`, `&&`, `equals`, `*=` …) are gone: one spelling per operator. */
export type Expression =
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'name'; name: string; raw: boolean }
  | { kind: 'list'; items: Expression[] }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'unary'; operator: UnaryOperator; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }

export type UnaryOperator = '!' | 'empty' | 'notempty'

export type BinaryOperator =
  | ('or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '^')
  | ('contains' | 'notcontains' | 'anyof' | 'allof' | 'noneof')

export type Parsed = { ok: true; expression: Expression } | Refusal

/** `at` counts UTF-16 code units from the start of the text. */
export type Refusal = { ok: false; reason: RefusalReason; at: number }

export type RefusalReason =
  /** nothing but white space */
  | 'empty'
  | 'too-long'
  | 'too-deep'
  /** a value, `{name}`, function or bracket was expected */
  | 'operand-expected'
  /** a quote, brace or bracket is opened here and never closed */
  | 'unclosed'
  /** the text up to here is complete, and this cannot follow it */
  | 'unexpected'
