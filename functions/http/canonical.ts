/**
 * Whether a path, decoded once as the gateway hands it over, is spelt in the one way that every reader of it reads alike: the gateway that
 * throttles and authorizes by it, the caches, and the routes here. An encoded `#` or `?`, dot segments, a backslash, an empty segment or
 * what is still encoded would be one path to the one and another to the next.
 */
export const isCanonical = (path: string): boolean => {
  if (!path.startsWith('/') || path.includes('//') || /[#?\\%\p{Cc}]/u.test(path)) return false
  if (!URL.canParse(`http://host${path}`)) return false
  const { pathname } = new URL(`http://host${path}`)
  try {
    return decodeURIComponent(pathname) === path
  } catch {
    return false
  }
}
