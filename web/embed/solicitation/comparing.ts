export { compareTexts } from '#domain/solicitation/compare.ts'
