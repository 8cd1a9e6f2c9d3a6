import type { Filling } from '../../../web/embed/survey/filling.ts'
import { calculatedText } from '../../../web/embed/survey/heavy/calculated-text.ts'
import type { Scene } from '../../../web/embed/survey/scene.ts'
import { wordsOf } from '../../../web/embed/survey/words.ts'
import { createTimes } from '../../../web/i18n/format.ts'
import { surveyFirst } from '../../../web/i18n/survey.first.en.ts'

/** What the page's parts are drawn from, with no page to draw in. */
export const sceneOf = (filling: Filling, more: Partial<Scene> = {}): Scene => {
  const s: Scene = {
    ...{ t: surveyFirst, finish: null, language: 'en', lang: filling.draft().lang, filling, heading: 2 },
    parts: { expressionText: calculatedText },
    ...{ format: createTimes('en', 'Asia/Shanghai'), purpose: {}, numbers: undefined, arranged: null },
    words: (text, node) => wordsOf(s, text, node),
    id: (path) => path,
    problems: () => [],
    focus: () => {},
    say: () => {},
    ...more,
  }
  return s
}
