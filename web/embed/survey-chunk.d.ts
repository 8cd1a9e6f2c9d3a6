/** The survey's own build, by the name that its content gives it (vite.config.ts). */
declare module '#survey' {
  export { mount } from './survey/mount.tsx'
}

declare module '#suggestions' {
  export { mount } from './case/box/mount.ts'
}

declare module '#receipt' {
  export { mount } from './case/receipt/mount.ts'
}

declare module '#account' {
  export { mount } from './case/account/mount.ts'
}

declare module '#solicitation' {
  export { mount } from './solicitation/mount.tsx'
}

/** The lists of regions, in a folder beside the script (vite.config.ts). */
declare module 'virtual:regions' {
  export const folder: string
}
