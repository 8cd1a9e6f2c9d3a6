import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findPersonalData, mask } from '#domain/solicitation/personal-data.ts'

const found = (text: string) => findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('[M13] personal data is proposed for masking', () => {
  test.each([
    ['我的电话13812345678，谢谢', [['mobile', '13812345678']]],
    ['+86 138-1234-5678', [['mobile', '+86 138-1234-5678']]],
    ['１３８１２３４５６７８', [['mobile', '１３８１２３４５６７８']]],
    ['座机（0571）87654321', [['landline', '（0571）87654321']]],
    ['0571-8765432', [['landline', '0571-8765432']]],
    ['身份证11010519491231002X', [['id-number', '11010519491231002X']]],
    ['a.b+c@mail.gov.cn，', [['email', 'a.b+c@mail.gov.cn']]],
    ['卡号6222 0212 3456 7890 128', [['bank-card', '6222 0212 3456 7890 128']]],
    [
      '车牌京A·12345和粤BD12345',
      [
        ['plate', '京A·12345'],
        ['plate', '粤BD12345'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each([
    ['a wrong check character', '110105194912310021'],
    ['a birthday that does not exist', '11010519491331002X'],
    ['a card number that fails Luhn', '6222021234567890129'],
    ['eleven digits of a longer number', '2013812345678001'],
    ['a year and a document number', '国办发〔2014〕57号，2026年6月1日'],
    ['an amount', '投资1234567.89元'],
    ['a law’s letter', '京AAAAA'],
  ])('not %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  it('says why, and how it would read', () => {
    expect(findPersonalData('13812345678 11010519491231002X')).toMatchObject([
      { why: 'pattern', masked: '138******78' },
      { why: 'checksum', masked: '1****************X' },
    ])
  })

  it('masking leaves nothing to find, keeps the length, and twice is once', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '13812345678',
        '11010519491231002X',
        'a@b.cn',
        '京A12345',
        '0571-87654321',
        '6222021234567890128',
      ),
      fc.string({ unit: fc.constantFrom('电', '话', '1', '3', ' ', '，', 'x', '@', '-'), maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('，')
        const findings = findPersonalData(text)
        const masked = mask(text, findings)
        expect(masked).toHaveLength(text.length)
        expect(mask(masked, findings)).toBe(masked)
        for (const { start, end } of findings) expect(masked.slice(start, end)).not.toBe(text.slice(start, end))
        for (let index = 1; index < findings.length; index++)
          expect(findings[index]?.start).toBeGreaterThanOrEqual(findings[index - 1]?.end ?? 0)
      }),
    )
  })
})
