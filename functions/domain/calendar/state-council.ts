import type { WorkingCalendar } from './calendar.ts'

/**
 * The State Council's working days, transcribed from the yearly notices.
 *
 * Kept here rather than asked of `chinese-days` at run time: that package brings 24 KB of lunar dates and solar terms into a
 * bundle, takes the weekday in the host's zone (west of Greenwich, even of text, that of the day before), and says Monday–Friday
 * without a word for a year it does not know, where we owe the citizen a 暂定. Its table checks this file instead: a test
 * compares every day of these years, and fails, with the days to add, once the package knows a later year. Before that, an
 * administrator can add the next notice to a running platform (`extendCalendar`).
 */
export const stateCouncilCalendar: WorkingCalendar = {
  version: 'state-council-2026',
  years: {
    '2024': {
      source: '国办发明电〔2023〕7号',
      holidays: [
        { name: '元旦', from: '2024-01-01', to: '2024-01-01' },
        // 除夕, 02-09, is a working day: employers were only encouraged to give leave.
        { name: '春节', from: '2024-02-10', to: '2024-02-17' },
        { name: '清明节', from: '2024-04-04', to: '2024-04-06' },
        { name: '劳动节', from: '2024-05-01', to: '2024-05-05' },
        { name: '端午节', from: '2024-06-10', to: '2024-06-10' },
        { name: '中秋节', from: '2024-09-15', to: '2024-09-17' },
        { name: '国庆节', from: '2024-10-01', to: '2024-10-07' },
      ],
      makeUpWorkdays: [
        { name: '春节', day: '2024-02-04' },
        { name: '春节', day: '2024-02-18' },
        { name: '清明节', day: '2024-04-07' },
        { name: '劳动节', day: '2024-04-28' },
        { name: '劳动节', day: '2024-05-11' },
        { name: '中秋节', day: '2024-09-14' },
        { name: '国庆节', day: '2024-09-29' },
        { name: '国庆节', day: '2024-10-12' },
      ],
    },
    '2025': {
      source: '国办发明电〔2024〕12号',
      holidays: [
        { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
        { name: '春节', from: '2025-01-28', to: '2025-02-04' },
        { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
        { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
        { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
        { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08' },
      ],
      makeUpWorkdays: [
        { name: '春节', day: '2025-01-26' },
        { name: '春节', day: '2025-02-08' },
        { name: '劳动节', day: '2025-04-27' },
        { name: '国庆节、中秋节', day: '2025-09-28' },
        { name: '国庆节、中秋节', day: '2025-10-11' },
      ],
    },
    '2026': {
      source: '国办发明电〔2025〕7号',
      holidays: [
        { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
        { name: '春节', from: '2026-02-15', to: '2026-02-23' },
        { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
        { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
        { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
        { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
        { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
      ],
      makeUpWorkdays: [
        { name: '元旦', day: '2026-01-04' },
        { name: '春节', day: '2026-02-14' },
        { name: '春节', day: '2026-02-28' },
        { name: '劳动节', day: '2026-05-09' },
        { name: '国庆节', day: '2026-09-20' },
        { name: '国庆节', day: '2026-10-10' },
      ],
    },
  },
  overrides: [],
}
