import type { ConsolePreview } from './console-preview.zh-CN.ts'
import { count } from './count.ts'

const questions = (n: number) => count(n, 'question')
const are = (n: number) => (n === 1 ? 'is' : 'are')

export const consolePreviewEn: ConsolePreview = {
  title: 'What the public will read',
  later:
    'What the public will read is shown here once the results are submitted for review. Until then responses may still be entered, and the difference between two looks would tell what a single person answered.',
  asOf: (at) => `As of ${at}`,
  closed: 'Until the results are submitted, responses from paper and telephone can be entered, which changes it.',
  review: 'This is exactly what is published when the results are signed off.',
  nobody: 'Nobody responded: the public will read that there were 0 valid responses.',
  tooFew: (threshold) =>
    `There were fewer than ${threshold} valid responses: the public will read just that in place of their number.`,
  nothing: (answered) =>
    answered === 1
      ? 'Nothing is withheld: the question that was answered is published in full.'
      : `Nothing is withheld: all ${answered} questions that were answered are published in full.`,
  withheld: (inPart, wholly, all) => {
    const parts = [inPart ? `${inPart} ${are(inPart)} withheld in part` : '', wholly ? `${wholly} wholly` : '']
    const said = parts.filter(Boolean).join(', ')
    return `Of ${questions(all)}, ${inPart ? said : `${wholly} ${are(wholly)} withheld wholly`}.`
  },
  unanswered: (n) => `${questions(n)} that nobody answered ${are(n)} not among the results.`,
  inWords: (n) =>
    `Of ${questions(n)} answered in words the public reads how many answered, and nothing of what they wrote.`,
  group: (n, why) => `${questions(n)} wholly withheld: ${why}`,
  why: {
    few: (threshold) => `fewer than ${threshold} people answered.`,
    counts: 'so few chose some options that any number would give hidden ones away.',
    tells: (titles) => `how many answered would give away hidden numbers of ${titles}.`,
  },
  partly: (n, threshold) =>
    `${count(n, 'number is', 'numbers are')} hidden: those below ${threshold}, and the smallest others from which they could be worked out.`,
  titled: (title) => `“${title}”`,
  more: (n) => `and others, ${n} in all`,
  staffOnly: 'Only staff see this:',
  read: (all) => `Read it as the public will (${questions(all)})`,
}
