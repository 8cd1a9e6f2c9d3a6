import type { Language } from '../../contract/basics.ts'
import type { ActivityEntry } from '../../contract/interview/list.ts'
import type { SurveyPhase } from '../../contract/survey/activity.ts'
import { messagesIn } from './messages.ts'
import { solicitationMessagesIn } from './solicitation-messages.ts'

const SURVEY: Record<Language, { survey: string; state: Record<SurveyPhase, string> }> = {
  'zh-CN': {
    survey: '网上调查',
    state: {
      draft: '草稿',
      announced: '预告',
      open: '调查中',
      resting: '暂停填写',
      closed: '已结束',
      review: '整理中',
      published: '已公布结果',
      archived: '已归档',
      cancelled: '已取消',
    },
  },
  en: {
    survey: 'Survey',
    state: {
      draft: 'Draft',
      announced: 'Announced',
      open: 'Open',
      resting: 'Closed at this hour',
      closed: 'Closed',
      review: 'Being edited',
      published: 'Results published',
      archived: 'Archived',
      cancelled: 'Cancelled',
    },
  },
}

/** What a list says of an activity: its kind and where it stands. */
export const faceOf = (entry: ActivityEntry, language: Language): string => {
  switch (entry.kind) {
    case 'interview': {
      const t = messagesIn(language)
      return `${t.interview} · ${t.state[entry.state]}`
    }
    case 'survey':
      return `${SURVEY[language].survey} · ${SURVEY[language].state[entry.state]}`
    case 'solicitation': {
      const t = solicitationMessagesIn(language)
      return `${t.solicitation} · ${t.state[entry.state]}`
    }
  }
}
