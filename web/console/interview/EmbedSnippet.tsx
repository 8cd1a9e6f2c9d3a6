import { EmbedSnippet as Snippet } from '../activity/EmbedSnippet.tsx'
import { useRoom } from '../backstage/context.ts'
import { t } from '../language.ts'

export const EmbedSnippet = () => <Snippet activity={useRoom().activity} hint={t().embed.interviewHint} />
