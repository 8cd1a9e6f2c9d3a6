/**
 * Which origins may use an activity is each site's setting, checked in `authorize`; these headers only let a page read the
 * answer, refusals included. No cookie is ever sent or read.
 */
export const corsHeaders = (origin: string | undefined): Record<string, string> =>
  origin ? { 'access-control-allow-origin': origin, vary: 'origin' } : { vary: 'origin' }

export const CORS_PREFLIGHT = {
  'access-control-allow-methods': 'GET, PUT, POST, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '7200',
}

/** `Sec-Fetch-Site` is a forbidden header: only the browser sets it, so the platform's own pages need no entry in a list. */
export const isSameOrigin = (secFetchSite: string | undefined): boolean => secFetchSite === 'same-origin'
