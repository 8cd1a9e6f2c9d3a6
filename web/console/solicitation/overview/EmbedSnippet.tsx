import { EmbedSnippet as Snippet } from '../../activity/EmbedSnippet.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

export const EmbedSnippet = () => <Snippet activity={useRoom().solicitation} hint={words().embedHint} />
