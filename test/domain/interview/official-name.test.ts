import { describe, expect, it } from 'vitest'
import { ask, revise } from '#domain/interview/citizen.ts'
import { isOfficialName } from '#domain/interview/official-name.ts'
import { code, interview, question } from './builders.ts'

const OFFICIALS = [
  { name: '张伟', post: '云溪县副县长' },
  { name: 'Alice Host', post: '' },
  { name: '云溪县人民政府', post: '' },
]

describe('names of officials', () => {
  it.each([
    ...[
      '主持人',
      '主 持 人',
      '主·持·人',
      '主持⼈',
      '主持人小王',
      '嘉賓',
      '管理員',
      '官方',
      '官方回复',
      '小编01',
      '版主',
    ],
    ...['张伟', '張偉', '张 伟', '张-伟', '张伟副县长', '张伟局长', '张伟2', '云溪县人民政府'],
    ...[
      'admin',
      'ＡＤＭＩＮ',
      'Аdmin',
      'adm1n',
      'a.d.m.i.n',
      'Hоst',
      'The Moderator',
      'Alice  Host',
      'alicehost',
      'Álice Host',
    ],
  ])('[S17] %s passes for an official and is not taken', (name) => {
    expect(isOfficialName(name, OFFICIALS)).toBe(true)
  })

  it.each([
    '张伟明',
    '小周',
    '老王',
    '上官方明',
    '主张公平',
    '网友',
    'Ghost',
    'Maria',
    '城南业主',
    'Адам',
    '张',
    '赵老师',
  ])('[S17] %s is a name like any other', (name) => {
    expect(isOfficialName(name, OFFICIALS)).toBe(false)
  })

  it('[S17] neither asking nor revising gives a question the name of one who works for the site', () => {
    const asked = { id: 'question-01', participantId: 'p', verified: false, text: '何时？', now: 1 }
    expect(code(ask(interview(), { ...asked, name: '李科员' }, ['李科员']))).toBe('name-reserved')
    expect(code(ask(interview(), { ...asked, name: null }, ['李科员']))).toBe('accepted')
    const revision = { text: '何时？', version: 1 }
    expect(code(revise(interview(), question(), { ...revision, name: '主持人' }, []))).toBe('name-reserved')
    expect(code(revise(interview(), question(), { ...revision, name: '小周' }, []))).toBe('accepted')
  })
})
