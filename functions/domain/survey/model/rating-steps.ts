/** More would be a list to read, not a scale to look at. */
const MOST = 100

type Scale = { rateMin?: number | undefined; rateMax?: number | undefined; rateStep?: number | undefined }

/**
 * The steps of a rating that has none of its own, from 1 to 5 where nothing else is said: what its page shows, and what an answer may
 * be. Each is reckoned by itself and without what binary fractions add: 0.1 three times over is 0.3.
 */
export function ratingSteps({ rateMin = 1, rateMax = 5, rateStep = 1 }: Scale): number[] {
  const steps = [rateMin]
  for (let at = 1; at < MOST && rateStep > 0; at++) steps.push(Number((rateMin + at * rateStep).toFixed(10)))
  return steps.filter((step) => step <= Math.max(rateMin, rateMax))
}
