import type { AccountCounts, PublicAccount } from '#contract/account/account.ts'
import type { AccountWords } from '../../../i18n/case.account.zh-CN.ts'
import type { Scene } from '../scene.ts'
import type { AccountModel } from './account.ts'
import { BarTable } from './BarTable.tsx'

const SCORES = [5, 4, 3, 2, 1] as const

/** Not a department that a case was with for a while and is not counted at, nor a month in which nothing came or was answered. */
const isCounted = ({ counts }: { counts: AccountCounts }) =>
  counts.received + counts.answered + counts.declined + counts.withdrawn > 0

const closed = ({ onTime, late }: AccountCounts) => onTime + late
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/** The figures of a period (M5, M11), then the same by kind, department and month. */
export const Figures = ({ model, s }: { model: AccountModel; s: Scene<AccountWords> }) => {
  const { t, format } = s
  const { account } = model
  if (!account) return null
  const { total } = account
  return (
    <>
      <Period model={model} s={s} />
      <Total s={s} total={total} />
      <p class="meta">
        {t.account.basis} {t.account.asOf(format.dateTime(account.now))}
      </p>
      <Groups s={s} account={account} />
      <BarTable
        s={s}
        title={t.account.byScore}
        name={t.account.name.score}
        columns={[t.account.cases, t.account.share]}
        rows={SCORES.map((score) => {
          const cases = total.ratings[score]
          const all = sum(Object.values(total.ratings))
          return {
            label: t.score[score],
            value: cases,
            cells: [format.number(cases), all ? format.percent(cases / all) : t.account.none],
          }
        })}
      />
      <BarTable
        s={s}
        title={t.account.byDays}
        name={t.account.name.days}
        columns={[t.account.cases]}
        rows={total.histogram.map(({ days, cases }) => ({
          label: format.number(days),
          value: cases,
          cells: [format.number(cases)],
        }))}
      />
    </>
  )
}

const Period = ({ model, s: { t } }: { model: AccountModel; s: Scene<AccountWords> }) => (
  <form
    class="period screen"
    noValidate
    onSubmit={(event) => {
      event.preventDefault()
      model.show()
    }}
  >
    {model.periodWrong && (
      <p class="wrong" role="alert" id="period-wrong">
        {t.account.periodWrong}
      </p>
    )}
    {(['from', 'to'] as const).map((end) => (
      <label key={end} for={`account-${end}`}>
        {t.account[end]}
        <input
          id={`account-${end}`}
          type="month"
          min="2000-01"
          max="2099-12"
          value={model.period[end]}
          aria-invalid={model.periodWrong ? 'true' : undefined}
          aria-describedby={model.periodWrong ? 'period-wrong' : undefined}
          onChange={(event) => model.choose({ [end]: event.currentTarget.value })}
        />
      </label>
    ))}
    <button type="submit">{t.account.show}</button>
  </form>
)

/** More digits than one would claim more than a count of working days can say. */
const tenth = (value: number): number => Math.round(value * 10) / 10

const daysText = ({ t, format }: Scene<AccountWords>, days: number | null) =>
  days === null ? t.account.none : t.account.days(format.number(tenth(days)))

const Total = ({ s, total }: { s: Scene<AccountWords>; total: AccountCounts }) => {
  const { t, format } = s
  const all = closed(total)
  const rated = sum(Object.values(total.ratings))
  const figures: [name: string, value: string, more?: string][] = [
    [t.account.received, format.number(total.received)],
    [t.account.answered, format.number(total.answered)],
    [t.account.declined, format.number(total.declined)],
    [
      t.account.onTime,
      all ? format.percent(total.onTime / all) : t.account.none,
      t.account.onTimeOf(format.number(total.onTime), format.number(all)),
    ],
    [t.account.average, daysText(s, total.averageDays)],
    [t.account.median, daysText(s, total.medianDays)],
    [
      t.account.rating,
      total.averageRating === null ? t.account.none : `${format.number(tenth(total.averageRating))} / 5`,
      t.account.ratings(format.number(rated)),
    ],
  ]
  return (
    <dl class="figures">
      {figures.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span class="big">{value}</span>
            {more && <span class="meta"> {more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const Groups = ({ s, account }: { s: Scene<AccountWords>; account: PublicAccount }) => {
  const { t, format } = s
  const columns = [
    t.account.received,
    t.account.answered,
    t.account.declined,
    t.account.onTime,
    t.account.average,
    t.account.median,
  ]
  const row = (label: string, counts: AccountCounts) => ({
    label,
    value: counts.received,
    cells: [
      format.number(counts.received),
      format.number(counts.answered),
      format.number(counts.declined),
      closed(counts) ? format.percent(counts.onTime / closed(counts)) : t.account.none,
      counts.averageDays === null ? t.account.none : format.number(tenth(counts.averageDays)),
      counts.medianDays === null ? t.account.none : format.number(tenth(counts.medianDays)),
    ],
  })
  return (
    <>
      <BarTable
        s={s}
        title={t.account.byType}
        name={t.account.name.type}
        columns={columns}
        rows={account.types.map(({ type, counts }) => row(t.type[type], counts))}
      />
      <BarTable
        s={s}
        title={t.account.byDepartment}
        name={t.account.name.department}
        columns={columns}
        rows={account.departments
          .filter(isCounted)
          .map(({ department, counts }) => row(department?.name ?? t.account.departmentNone, counts))}
      />
      <BarTable
        s={s}
        title={t.account.byMonth}
        name={t.account.name.month}
        columns={columns}
        rows={account.months.filter(isCounted).map(({ month, counts }) => row(month, counts))}
      />
    </>
  )
}
