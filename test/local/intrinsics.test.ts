// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub’s own syntax
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_VALUE, resolve, type Scope } from '../../infra/local/intrinsics.ts'

const scope: Scope = {
  ref: (name) => (name === 'AWS::NoValue' ? NO_VALUE : `ref:${name}`),
  attribute: (logicalId, name) => `${logicalId}#${name}`,
  condition: (name) => name === 'IsGlobal',
  mapping: (...keys) => keys.join('/'),
}

test.each([
  ['Ref', { Ref: 'Api' }, 'ref:Api'],
  ['GetAtt as a list', { 'Fn::GetAtt': ['Table', 'StreamArn'] }, 'Table#StreamArn'],
  ['GetAtt as text', { 'Fn::GetAtt': 'Table.Stream.Arn' }, 'Table#Stream.Arn'],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'B' }, 3]] }, 'a-ref:B-3'],
  ['Sub', { 'Fn::Sub': 'x${A}y${B.Arn}z${!Literal}' }, 'xref:AyB#Arnz${Literal}'],
  ['Sub with variables', { 'Fn::Sub': ['${Own}/${A}', { Own: { Ref: 'C' } }] }, 'ref:C/ref:A'],
  ['Select of Split', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'https://host/path'] }] }, 'host'],
  ['FindInMap', { 'Fn::FindInMap': ['M', { Ref: 'R' }, 'k'] }, 'M/ref:R/k'],
  ['If, true', { 'Fn::If': ['IsGlobal', 'yes', 'no'] }, 'yes'],
  ['If, false', { 'Fn::If': ['IsChina', 'yes', 'no'] }, 'no'],
  ['Equals', { 'Fn::Equals': [{ Ref: 'A' }, 'ref:A'] }, true],
  ['And', { 'Fn::And': [{ Condition: 'IsGlobal' }, { 'Fn::Equals': [1, 2] }] }, false],
  ['Or', { 'Fn::Or': [{ Condition: 'IsChina' }, { 'Fn::Not': [{ Condition: 'IsChina' }] }] }, true],
  ['NoValue removes its property', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ['NoValue removes its element', [1, { Ref: 'AWS::NoValue' }], [1]],
  [
    'a policy’s Condition is a plain property',
    { Condition: { Bool: { x: 'false' } } },
    { Condition: { Bool: { x: 'false' } } },
  ],
])('%s', (_, value, expected) => {
  expect(resolve(value, scope)).toEqual(expected)
})

test('an intrinsic that is not known is named', () => {
  expect(() => resolve({ a: { 'Fn::GetAZs': '' } }, scope)).toThrow('cannot resolve Fn::GetAZs')
  expect(() => resolve({ 'Fn::Join': ['', [{ a: 1 }]] }, scope)).toThrow('Fn::Join needs text')
  expect(() => resolve({ 'Fn::Select': [9, ['a']] }, scope)).toThrow('no element 9')
})

test('what holds no intrinsic stays as it is', () => {
  const plain = fc.jsonValue().filter((value) => !/"(Ref|Fn::[^"]*)":/.test(JSON.stringify(value)))
  fc.assert(
    fc.property(plain, (value) => {
      expect(resolve(value, scope)).toEqual(value)
    }),
  )
})
