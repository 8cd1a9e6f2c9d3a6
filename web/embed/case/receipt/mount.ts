import { type MountOptions, mountFamily } from '../mount.tsx'
import { receiptPart } from './part.tsx'

export const mount = (options: MountOptions, wanted: () => boolean): Promise<() => void> =>
  mountFamily(
    {
      words: async (language) =>
        (language === 'en'
          ? await import('../../../i18n/case.receipt.en.ts')
          : await import('../../../i18n/case.receipt.zh-CN.ts')
        ).words,
      part: receiptPart,
    },
    options,
    wanted,
  )
