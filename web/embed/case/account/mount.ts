import { type MountOptions, mountFamily } from '../mount.tsx'
import { accountPart } from './part.tsx'

export const mount = (options: MountOptions, wanted: () => boolean): Promise<() => void> =>
  mountFamily(
    {
      words: async (language) =>
        (language === 'en'
          ? await import('../../../i18n/case.account.en.ts')
          : await import('../../../i18n/case.account.zh-CN.ts')
        ).words,
      part: accountPart,
    },
    options,
    wanted,
  )
