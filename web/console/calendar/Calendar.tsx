import { useSignal } from '@preact/signals'
import type { CalendarView } from '#contract/calendar/calendar.ts'
import type { SiteView } from '#contract/site/site.ts'
import { dayInZone } from '#domain/calendar/day.ts'
import { printNotice } from '#domain/calendar/notice-text.ts'
import { Callout } from '../../ui/Callout.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Field } from '../../ui/Field.tsx'
import { formatIn } from '../language.ts'
import { words } from '../notices/words.ts'
import { call } from '../session/call.ts'
import { Loads } from '../session/Loads.tsx'
import { may } from '../session/me.ts'
import { type Loading, useLoad } from '../session/use-load.ts'
import { NoticeDays } from './NoticeDays.tsx'
import { YearForm } from './YearForm.tsx'
import './calendar.css'

/** The working days that a site's dates are counted with: year by year, with every change ever made. */
export const Calendar = ({ site }: { site: SiteView }) => {
  const loading = useLoad(site.id, () => call('calendar.read', { params: { siteId: site.id } }))
  return <Loads of={loading}>{(view) => <Years site={site} view={view} loading={loading} />}</Loads>
}

interface YearsProps {
  site: SiteView
  view: CalendarView
  loading: Loading<CalendarView>
}

const Years = ({ site, view, loading }: YearsProps) => {
  const w = words().calendar
  const thisYear = Number(dayInZone(Date.now(), site.inForce.timeZone).slice(0, 4))
  const chosen = useSignal(String(thisYear))
  const year = chosen.value
  // Years that have something, and always the next one, whose notice is to come.
  const years = [
    ...new Set(
      [...view.inForce.years, ...view.own].map((each) => each.year).concat(String(thisYear), String(thisYear + 1)),
    ),
  ].sort()
  const national = view.inForce.years.find((each) => each.year === year)
  const regional = view.inForce.overrides.filter((each) => each.year === year)
  const own = view.own.find((each) => each.year === year)?.notice ?? null
  return (
    <div class="stack calendar">
      <p class="muted">{view.national ? w.nationalHint : w.regionalHint}</p>
      <Recomputed view={view} timeZone={site.inForce.timeZone} />
      <Field id="c-year" label={w.year}>
        {(control) => (
          <select
            {...control}
            class="select"
            value={year}
            onChange={(event) => {
              chosen.value = event.currentTarget.value
            }}
          >
            {years.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        )}
      </Field>
      {national ? (
        <section class="stack-s">
          <h2>{national.notice.source}</h2>
          <NoticeDays notice={national.notice} />
        </section>
      ) : (
        <Callout tone="warn" title={`${year}：${w.missing}`} />
      )}
      {regional.map(({ siteId, notice }) => (
        <section key={siteId} class="stack-s">
          <h2>{w.from(siteId)}</h2>
          <p class="muted small">{notice.source}</p>
          <NoticeDays notice={notice} />
        </section>
      ))}
      {may(site.path, 'calendar.set') && (
        <YearForm
          key={`${year} ${view.version}`}
          siteId={site.id}
          year={year}
          national={view.national}
          version={view.version}
          isOwn={own !== null}
          initial={{
            source: own?.source ?? (view.national ? (national?.notice.source ?? '') : ''),
            text: own ? printNotice(own, year) : view.national && national ? printNotice(national.notice, year) : '',
          }}
          loading={loading}
        />
      )}
      <History view={view} timeZone={site.inForce.timeZone} />
    </div>
  )
}

const Recomputed = ({ view: { recomputing }, timeZone }: { view: CalendarView; timeZone: string }) => {
  const w = words().calendar
  if (!recomputing) return null
  const { looked, changed, finishedAt } = recomputing
  return (
    <Callout tone={finishedAt === null ? 'info' : 'good'}>
      <p>
        {finishedAt === null
          ? w.recomputing(looked, changed)
          : w.recomputed(looked, changed, formatIn(timeZone).dateTime(finishedAt))}
      </p>
    </Callout>
  )
}

const History = ({ view: { versions, inForce }, timeZone }: { view: CalendarView; timeZone: string }) => {
  const w = words().calendar
  return (
    <section class="stack-s">
      <h2>{w.history}</h2>
      <p class="muted small">{w.version(inForce.version)}</p>
      {versions.length === 0 ? (
        <Empty title={w.historyNone} />
      ) : (
        <div class="table-card">
          <table class="list-table stacking">
            <thead>
              <tr>
                {[w.when, w.who, w.year, w.source, w.what].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {versions.map(({ version, year, notice, by, at }) => (
                <tr key={version}>
                  <td>{formatIn(timeZone).dateTime(at)}</td>
                  <td>{by.name}</td>
                  <td>{year}</td>
                  <td>{notice?.source ?? '—'}</td>
                  <td>{notice ? w.days(notice.holidays.length, notice.makeUpWorkdays.length) : w.taken}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
