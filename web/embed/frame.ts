/**
 * For hosts that want an iframe: `<iframe data-zhitong src="https://PLATFORM/p/ID/frame" title="…"></iframe>` and this script.
 * In the host's page it makes such frames as high as their content; in the frame's own document it tells that height.
 */
const PLATFORM = new URL(import.meta.url).origin
const HIGHEST = 200_000

const heightIn = (data: unknown): number | null => {
  if (typeof data !== 'object' || data === null || !('zhitongHeight' in data)) return null
  const height = data.zhitongHeight
  return typeof height === 'number' && height > 0 && height <= HIGHEST ? Math.ceil(height) : null
}

const fit = (event: MessageEvent) => {
  // Anyone may post to a page: only the platform, from the very frame that is to be resized, is heard.
  if (event.origin !== PLATFORM) return
  const height = heightIn(event.data)
  if (height === null) return
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-zhitong]'))
    if (frame.contentWindow === event.source) frame.style.height = `${height}px`
}

const tell = () => {
  const post = () => {
    // The height is no secret, and who the host is cannot be known before it is told.
    window.parent.postMessage({ zhitongHeight: document.body.getBoundingClientRect().height }, '*')
  }
  new ResizeObserver(post).observe(document.body)
}

if (window.parent !== window && window.location.origin === PLATFORM && window.location.pathname.startsWith('/p/'))
  tell()
else window.addEventListener('message', fit)

export {}
