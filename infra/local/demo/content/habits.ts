/**
 * How a town answers, by the name of the question (of a matrix: `question.row`); of what is not here, most choose something in the
 * middle. Of options, steps and columns it is how likely each is, in their order; of multiple choice, how many of a hundred choose each;
 * of yes/no, yes and no; of numbers, some that cut people into equal parts. A function where earlier answers decide.
 */
type Habit = readonly number[] | ((given: Readonly<Record<string, unknown>>) => readonly number[])
export type Habits = Readonly<Record<string, Habit>>

/** Under 18, to 34, to 59, and older. */
const byAge =
  (...habits: readonly [readonly number[], readonly number[], readonly number[], readonly number[]]) =>
  ({ q1 }: Readonly<Record<string, unknown>>): readonly number[] =>
    habits[['q1_1', 'q1_2', 'q1_3', 'q1_4'].indexOf(String(q1))] ?? habits[2]

/** Of the regions in the order of `REGIONS` (`surveys.ts`), the last two are elsewhere. */
const ELSEWHERE: readonly unknown[] = ['3401', '3101']

export const HABITS: Habits = {
  // The county's plan.
  q1: [3, 29, 45, 23],
  q2: [54, 46],
  q3: [42, 12, 9, 6, 8, 5, 11, 7],
  q4: ({ q3 }) => (ELSEWHERE.includes(q3) ? [0, 0, 94, 6] : [70, 18, 1, 11]),
  q5: byAge([0, 0, 0, 1, 0, 0], [58, 6, 16, 12, 0, 8], [44, 20, 22, 0, 2, 12], [6, 18, 4, 0, 66, 6]),
  q6: [1, 2, 3, 3, 4, 5, 7],
  q7: byAge([15, 100, 60, 5], [30, 25, 45, 4], [12, 55, 58, 9], [14, 22, 92, 16]),
  q8: byAge([6, 12, 15, 17], [1, 8, 20, 26, 34], [3, 15, 35, 45, 58], [20, 50, 62, 70, 82]),
  q9: [24, 12, 60, 4],
  q10: [3, 8, 12, 15, 20, 30, 55],
  q11: [15, 42, 9, 30, 4],
  q13: ({ q5 }) => (q5 === 'q5_6' ? [72, 28] : [19, 81]),
  q14: [45, 58, 26, 34, 22],
  q15: [28, 72],
  q16: [46, 22, 30, 24, 26, 12, 18],
  q18: [30, 52, 34, 28],
  q19: [22, 12, 14, 34, 18],
  q20: [3, 2, 3, 4, 5, 13, 14, 20, 19, 8, 9],
  q22: [3, 9, 27, 41, 20],
  q23: [30, 38, 44, 18, 26, 22],
  q24: [3, 8, 12, 18, 25, 45],
  q25: [62, 38],
  q26: [300, 800, 1200, 1600, 2500],
  q27: [74, 26],
  'q28.row1': [18, 46, 24, 8, 4],
  'q28.row2': [16, 40, 22, 7, 15],
  'q28.row3': [9, 32, 32, 12, 15],
  'q28.row4': [8, 26, 28, 12, 26],
  q29: [62, 18, 30],
  q30: [34, 66],
  q32: [38, 48, 7, 7],
  q33: [58, 36, 28, 24, 42],
  q34: [3, 5, 8, 10, 12, 15],
  q36: byAge([30, 20, 25, 25, 0], [10, 5, 32, 14, 39], [8, 4, 43, 11, 34], [33, 6, 24, 30, 7]),
  q37: [58, 46, 30, 16, 38],
  q38: [22, 31, 28, 14, 5],
  q39: [36, 26, 14, 24],
  q40: [36, 24, 12, 22, 6],
  q41: [20, 14, 26, 30, 10],
  q42: [32, 45, 23],
  q43: [500, 700, 900, 1200, 1800],
  q44: [66, 22, 9, 3],
  q45: [78, 48, 56, 44, 62],
  'q46.row1': [66, 28, 6],
  'q46.row2': [42, 40, 18],
  'q46.row3': [24, 46, 30],
  'q46.row4': [46, 40, 14],
  q47: byAge([80, 20], [46, 54], [38, 62], [27, 73]),
  q48: [28, 34, 30, 38],
  q49: [24, 36, 52, 34, 40],
  q50: byAge([20, 80], [72, 28], [58, 42], [21, 79]),
  q51: [2, 1, 3, 3, 4, 9, 9, 18, 25, 15, 11],
  q53: [58, 42],
  q54: [8, 15, 20, 30, 45, 90],
  q55: [4, 9, 26, 38, 23],
  q56: [22, 17, 24, 12, 8, 9, 7, 10, 4, 3],
  q57: byAge([20, 10, 60, 5, 5], [30, 17, 29, 13, 11], [24, 22, 20, 21, 13], [13, 31, 4, 20, 32]),

  // Satisfaction with the website. Searching, and reading on a phone, please least: what was done with the results is about them.
  often: [22, 38, 33, 7],
  why: [44, 38, 56, 22, 12],
  device: [68, 29, 3],
  score: [3, 7, 24, 43, 23],
  'parts.search': [10, 28, 34, 28],
  'parts.guides': [34, 44, 17, 5],
  'parts.mobile': [12, 32, 34, 22],
  'parts.large': [26, 46, 22, 6],
  'parts.replies': [24, 42, 24, 10],
  minutes: [1, 2, 3, 5, 8, 15, 30],
  nps: [2, 1, 2, 3, 4, 8, 9, 17, 26, 16, 12],
  first: [40, 18, 20, 22],
}
