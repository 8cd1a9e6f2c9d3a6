/** Every address of the console: the only place one is declared. `:name` stands for one segment. */
export const SCREENS = {
  home: '/console/',
  callback: '/console/callback',
  site: '/console/sites/:siteId',
  newInterview: '/console/sites/:siteId/new',
  settings: '/console/sites/:siteId/settings',
  subsites: '/console/sites/:siteId/sub-sites',
  staff: '/console/sites/:siteId/staff',
  audit: '/console/sites/:siteId/audit',
  interview: '/console/interviews/:activityId',
  edit: '/console/interviews/:activityId/edit',
  live: '/console/interviews/:activityId/live',
  stage: '/console/interviews/:activityId/stage',
  review: '/console/interviews/:activityId/review',
  newSurvey: '/console/sites/:siteId/new-survey',
  survey: '/console/surveys/:activityId',
  surveyBuild: '/console/surveys/:activityId/build',
  surveyResponses: '/console/surveys/:activityId/responses',
  surveyResults: '/console/surveys/:activityId/results',
  newSolicitation: '/console/sites/:siteId/new-solicitation',
  solicitation: '/console/solicitations/:activityId',
  solicitationEdit: '/console/solicitations/:activityId/edit',
  solicitationDraft: '/console/solicitations/:activityId/draft',
  solicitationComments: '/console/solicitations/:activityId/comments',
  solicitationResult: '/console/solicitations/:activityId/result',
  cases: '/console/sites/:siteId/cases',
  case: '/console/cases/:caseId',
  notices: '/console/sites/:siteId/notices',
  webhooks: '/console/sites/:siteId/webhooks',
  calendar: '/console/sites/:siteId/calendar',
} as const

export type ScreenName = keyof typeof SCREENS
export type ScreenParams = Readonly<Record<string, string>>
export interface Place {
  screen: ScreenName
  params: ScreenParams
}

const segments = (path: string): string[] => path.split('/').filter(Boolean)

/** Which screen a path is, or null. A closing slash makes no difference. */
export const placeOf = (path: string): Place | null => {
  const parts = segments(path)
  for (const [screen, pattern] of Object.entries(SCREENS)) {
    const params = match(segments(pattern), parts)
    if (params && isScreen(screen)) return { screen, params }
  }
  return null
}

const isScreen = (name: string): name is ScreenName => name in SCREENS

const match = (pattern: string[], parts: string[]): ScreenParams | null => {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? ''
    if (!expected.startsWith(':')) {
      if (expected !== part) return null
      continue
    }
    const value = decoded(part)
    if (value === null) return null
    params[expected.slice(1)] = value
  }
  return params
}

/** Null where a per cent sign begins nothing: an address that was cut off or mistyped is no screen, and no defect. */
const decoded = (part: string): string | null => {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** The path of a screen. */
export const pathOf = (screen: ScreenName, params: ScreenParams = {}): string =>
  SCREENS[screen].replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
