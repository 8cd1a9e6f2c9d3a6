/** The survey's own build, by the name that its content gives it (vite.config.ts). */
declare module '#survey' {
  export { mount } from './survey/mount.tsx'
}
