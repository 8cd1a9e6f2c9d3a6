export { compareTexts } from '../../../functions/domain/solicitation/compare.ts'
