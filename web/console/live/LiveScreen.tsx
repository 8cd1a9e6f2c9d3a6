import { useSignal } from '@preact/signals'
import { t } from '../language.ts'
import { LiveBar } from './bar/LiveBar.tsx'
import { MiddlePane } from './MiddlePane.tsx'
import { QueuePane } from './queue/QueuePane.tsx'
import { ShortcutDialog } from './shortcuts/ShortcutDialog.tsx'
import { CARD_KEYS, SCREEN_KEYS } from './shortcuts/shortcuts.ts'
import { useShortcuts } from './shortcuts/use-shortcuts.ts'
import { TranscriptPane } from './transcript/TranscriptPane.tsx'
import './live-screen.css'
import './pane.css'

/** Everything that runs a live interview, at once. */
export const LiveScreen = () => {
  const help = useSignal(false)
  useShortcuts({ card: CARD_KEYS, screen: SCREEN_KEYS }, () => (help.value = true))
  return (
    <div class="live-screen">
      <LiveBar onHelp={() => (help.value = true)} />
      <QueuePane />
      <MiddlePane />
      <TranscriptPane />
      {help.value && <ShortcutDialog list={t().shortcuts.list} onClose={() => (help.value = false)} />}
    </div>
  )
}
