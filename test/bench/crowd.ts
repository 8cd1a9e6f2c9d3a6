import { ATTACKS, HARDER, replay } from '../support/crowd-replay.ts'

/** 10,000 bots and 500 people, two hours of an interview in a second: how far the top ten shift, without quarantine and with it. */
export const benchCrowd = (runs = 8): void => {
  const seeds = Array.from({ length: runs }, (_, index) => 20_261_201 + index)
  console.log(`Seeds ${seeds[0]} to ${seeds.at(-1)}; the worst of them.\n`)
  for (const attack of [null, ...ATTACKS, ...HARDER]) {
    const all = seeds.map((seed) => replay(seed, attack))
    const worst = (of: (one: (typeof all)[number]) => number) => Math.max(...all.map(of))
    console.log(
      `${(attack ? `bots ${attack.name}` : 'people alone').padEnd(66)} shift ${worst((one) => one.shiftWithout)} → ${worst((one) => one.shiftWith)}` +
        ` places; ${worst((one) => one.botVotes)} votes of bots; of people’s withheld ${(100 * worst((one) => one.peopleWithheld / one.peopleVotes)).toFixed(1)} %`,
    )
  }
}
