/** What the first word of a row's type makes of it. */
export type Kind = Asked | { as: 'calculate' }
export type Asked =
  | { as: 'text'; inputType?: 'number' | 'date' | 'time' | 'datetime-local'; step?: number }
  | { as: 'one' | 'many' | 'rank' | 'range' | 'consent' | 'note' }

export const KINDS: Record<string, Kind> = {
  text: { as: 'text' },
  string: { as: 'text' },
  integer: { as: 'text', inputType: 'number', step: 1 },
  int: { as: 'text', inputType: 'number', step: 1 },
  decimal: { as: 'text', inputType: 'number' },
  date: { as: 'text', inputType: 'date' },
  time: { as: 'text', inputType: 'time' },
  datetime: { as: 'text', inputType: 'datetime-local' },
  select_one: { as: 'one' },
  select_multiple: { as: 'many' },
  rank: { as: 'rank' },
  range: { as: 'range' },
  acknowledge: { as: 'consent' },
  trigger: { as: 'consent' },
  note: { as: 'note' },
  calculate: { as: 'calculate' },
}

/** Collected without asking. */
export const METADATA = new Set([
  ...['start', 'end', 'today', 'deviceid', 'username', 'subscriberid', 'simserial', 'phonenumber', 'email', 'audit'],
  ...['start-geopoint', 'background-audio'],
])

/** `select one from list` of old forms is `select_one list`. */
export const splitType = (type: string): { first: string; list: string; other: boolean } => {
  const text = type
    .trim()
    .replace(/^select[\s_]one(?:\s+from)?\s+/i, 'select_one ')
    .replace(/^select[\s_](?:multiple|all that apply)(?:\s+from)?\s+/i, 'select_multiple ')
    .replace(/^(begin|end)[\s_]+/i, '$1_')
  const [first = '', ...rest] = text.split(/\s+/)
  const other = /^or[_ ]?other$/i.test(rest.slice(1).join(' '))
  return { first: first.toLowerCase(), list: rest[0] ?? '', other }
}

/** Every column we read; `media` and what else there is is listed. */
export const READ = new Set([
  ...['type', 'name', 'label', 'hint', 'required', 'required_message', 'relevant', 'constraint', 'constraint_message'],
  ...['calculation', 'default', 'read_only', 'repeat_count', 'choice_filter', 'appearance', 'parameters', 'disabled'],
])

const SHOWN = ['type', 'name', 'label', 'hint', 'relevant', 'appearance']
const ASKED = [
  ...[
    ...SHOWN,
    'required',
    'required_message',
    'constraint',
    'constraint_message',
    'default',
    'read_only',
    'parameters',
  ],
  'choice_filter',
]
const CHOSEN = ASKED
const PLAIN = ASKED.filter((column) => column !== 'choice_filter')

/** The columns that have an effect, by what is made of a row; what else is filled in is listed. */
export const COLUMNS: Record<string, readonly string[]> = {
  ...{ text: PLAIN, range: PLAIN, consent: PLAIN.filter((column) => column !== 'default') },
  ...{ one: CHOSEN, many: CHOSEN, rank: CHOSEN },
  note: [...SHOWN, 'read_only'],
  calculate: ['type', 'name', 'calculation', 'label', 'hint'],
  begin_group: SHOWN,
  begin_repeat: [...SHOWN, 'repeat_count'],
  ...{ end_group: SHOWN, end_repeat: SHOWN },
}

/** Sheets of a form that the platform has nothing like: entities, long lists that are searched, tags of a map. */
export const SHEETS = ['entities', 'external_choices', 'osm']
