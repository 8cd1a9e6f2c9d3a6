import { CURSOR } from './palette.ts'

/** A file name of a title: without what file systems refuse. */
export const nameOf = (title: string): string =>
  title
    .replaceAll(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 80) || 'chart'

export const download = (blob: Blob, name: string): void => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has its own hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const sourceOf = (picture: SVGSVGElement): string => {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const { width, height } = picture.viewBox.baseVal
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.removeAttribute('class')
  for (const cursor of copy.querySelectorAll(`.${CURSOR}`)) cursor.remove()
  // Dark where it is opened or pasted, it would not be read.
  const paper = document.createElementNS(copy.namespaceURI, 'rect')
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: '#fff' }))
    paper.setAttribute(name, value)
  copy.querySelector('desc')?.after(paper)
  return new XMLSerializer().serializeToString(copy)
}

export const downloadSvg = (picture: SVGSVGElement, title: string): void =>
  download(new Blob([sourceOf(picture)], { type: 'image/svg+xml' }), `${nameOf(title)}.svg`)

/** Pixels a unit: sharp in a printed report. */
const SCALE = 3

export const downloadPng = (picture: SVGSVGElement, title: string): void => {
  const { width, height } = picture.viewBox.baseVal
  const image = new Image()
  image.onload = () => {
    const canvas = document.createElement('canvas')
    canvas.width = width * SCALE
    canvas.height = height * SCALE
    const context = canvas.getContext('2d')
    if (!context) return
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    canvas.toBlob((blob) => blob && download(blob, `${nameOf(title)}.png`), 'image/png')
  }
  // A data address, for the console's policy allows no pictures from blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sourceOf(picture))}`
}
