/** The survey's own build, by the name that its content gives it (vite.config.ts). */
declare module '#survey' {
  export { mount } from './survey/mount.tsx'
}

/** What citizens see of the acceptance system. */
declare module '#case' {
  export { mount } from './case/mount.tsx'
}

declare module '#solicitation' {
  export { mount } from './solicitation/mount.tsx'
}

/** The lists of regions, in a folder beside the script (vite.config.ts). */
declare module 'virtual:regions' {
  export const folder: string
}
