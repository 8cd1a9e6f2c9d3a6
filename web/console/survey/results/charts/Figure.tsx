import type { ComponentChildren, RefObject } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { words } from '../words.ts'
import { downloadPng, downloadSvg } from './download.ts'
import { FONT } from './palette.ts'

interface FigureProps {
  title: string
  /** What the picture shows, for those who do not see it; its table says all of it. */
  summary: string
  width: number
  /** Measured by whoever draws it. */
  place: RefObject<HTMLElement | null>
  height: number
  children: ComponentChildren
  table: ComponentChildren
  /** What reads single values off the picture, for every way of pointing. */
  reader?: ComponentChildren
  onPointer?: (event: PointerEvent & { currentTarget: SVGSVGElement }) => void
}

/** A picture with its table and the ways to take it along. Drawn with attributes only: the console allows no inline style. */
export const Figure = (props: FigureProps) => {
  const { title, summary, width, place, height, children, table, reader, onPointer } = props
  const picture = useRef<SVGSVGElement>(null)
  const id = useId()
  const save = (how: (svg: SVGSVGElement, name: string) => void) => () => picture.current && how(picture.current, title)
  return (
    <figure class="chart" ref={place}>
      <svg
        ref={picture}
        class="chart-picture"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t`}
        aria-describedby={`${id}-d`}
        font-family={FONT}
        font-size="14"
        xmlns="http://www.w3.org/2000/svg"
        {...(onPointer ? { onPointerMove: onPointer, onPointerDown: onPointer } : {})}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{summary}</desc>
        {children}
      </svg>
      {reader}
      <details class="chart-table">
        <summary>{words().table}</summary>
        <div class="chart-scroll">{table}</div>
      </details>
      <p class="row chart-tools">
        <button
          type="button"
          class="button quiet small"
          aria-label={words().downloadOf('SVG', title)}
          onClick={save(downloadSvg)}
        >
          {words().downloadSvg}
        </button>
        <button
          type="button"
          class="button quiet small"
          aria-label={words().downloadOf('PNG', title)}
          onClick={save(downloadPng)}
        >
          {words().downloadPng}
        </button>
      </p>
    </figure>
  )
}
