import { type MountOptions, mountFamily } from '../mount.tsx'
import { boxPart } from './part.tsx'

export const mount = (options: MountOptions, wanted: () => boolean): Promise<() => void> =>
  mountFamily(
    {
      words: async (language) =>
        (language === 'en'
          ? await import('../../../i18n/case.box.en.ts')
          : await import('../../../i18n/case.box.zh-CN.ts')
        ).words,
      part: boxPart,
    },
    options,
    wanted,
  )
