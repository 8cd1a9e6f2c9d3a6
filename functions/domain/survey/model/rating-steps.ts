/** More would be a list to read, not a scale to look at. */
const MOST = 100

type Scale = {
  rateMin?: number | undefined
  rateMax?: number | undefined
  rateStep?: number | undefined
  rateCount?: number | undefined
}

/**
 * The steps of a rating that has none of its own: what its page shows, and what an answer to it may be. As SurveyJS has them: from 1 to
 * 5, a number of steps counts from the one end that is given, and ends the wrong way round make one step.
 */
export function ratingSteps({ rateMin, rateMax, rateStep = 1, rateCount }: Scale): number[] {
  const step = rateStep > 0 ? rateStep : 1
  const span = rateCount === undefined ? undefined : (rateCount - 1) * step
  const least = rateMin ?? (rateMax !== undefined && span !== undefined ? rateMax - span : 1)
  const most = rateMax ?? (rateMin !== undefined && span !== undefined ? rateMin + span : 5)
  const steps: number[] = []
  // Each by itself and without what binary fractions add: 0.1 three times over is 0.3.
  for (let at = 0; at < MOST; at++) {
    const value = Number((Math.min(least, most) + at * step).toFixed(10))
    if (value > most && at > 0) break
    steps.push(least > most ? most : value)
    if (least > most) break
  }
  return steps
}
