import { describe, expect, it } from 'vitest'
import { unstorable } from '#contract/storable.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { understand } from '#domain/survey/model/understand.ts'
import { understood } from '#domain/survey/respond/understood.ts'

describe('[Q16] what is typed or pasted is understood before it is judged', () => {
  it.each([
    ['number', '１２３', 123],
    ['number', ' 1,234.5 ', 1234.5],
    ['number', '１，２３４．５', 1234.5],
    ['number', '12 345', 12345],
    ['number', '٣٤٫٥', 34.5],
    ['number', '۱۲', 12],
    ['number', '\u22125', -5],
    ['number', '1,5', '1,5'],
    ['number', '12 人', '12 人'],
    ['tel', '０１０－８８８８ ６６６６', '01088886666'],
    ['tel', '+86 (138) 0013-8000', '+8613800138000'],
    ['tel', '转 8 号', '转 8 号'],
    ['email', ' ａｂ@example.com\u200B', 'ab@example.com'],
    ['date', '2024年5月6日', '2024-05-06'],
    ['date', '２０２４／５／６', '2024-05-06'],
    ['date', '2024-05-06', '2024-05-06'],
    ['date', '明天', '明天'],
    [undefined, '你\u200B好\r\n吗\0', '你好\n吗'],
  ])('%s %j', (inputType, typed, expected) => {
    expect(understand(typed, inputType, false)).toBe(expected)
  })

  it('a survey that says how a number is written gets it as it was written', () => {
    expect(understand('010-8888', 'tel', true)).toBe('010-8888')
  })

  it('in entries, tables and beside answers; what was chosen stays as it was offered', () => {
    const definition = {
      languages: ['zh-CN'],
      pages: [
        {
          ...{ id: 'p', name: 'p' },
          elements: [
            { type: 'text', id: 'a', name: 'a', inputType: 'number' },
            { type: 'radiogroup', id: 'b', name: 'b', choices: [{ id: 'o', value: 'x\u200B' }] },
            {
              ...{ type: 'paneldynamic', id: 'm', name: 'm' },
              templateElements: [{ type: 'text', id: 'c', name: 'c', inputType: 'tel' }],
            },
          ],
        },
      ],
    } as Definition
    const answers = { a: '１', b: 'x\u200B', 'b-Comment': '因\u202E为', m: [{ c: '１ ２' }] }
    expect(understood(definition, answers)).toEqual({ a: 1, b: 'x\u200B', 'b-Comment': '因为', m: [{ c: '12' }] })
  })

  it('a number that the store cannot keep is named by its field', () => {
    const answers = { a: 2 ** 53, b: 1e-200, c: [{ d: -1e300, e: 5 }], f: 0, g: 0.1 }
    expect(
      unstorable(answers, 'answers')
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['answers.a', 'answers.b', 'answers.c.0.d'])
  })
})
