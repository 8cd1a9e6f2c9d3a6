import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import './dialog.css'

interface DialogProps {
  title: ComponentChildren
  /** Absent: the dialog asks for something that cannot be put off. */
  close?: { label: string; run: () => void }
  wide?: boolean
  children: ComponentChildren
}

/** A native modal dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back. */
export const Dialog = ({ title, close, wide = false, children }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Before anything is painted: who opens it by a key types on at once.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    const opener = document.activeElement
    element.showModal()
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      element.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        close?.run()
      }}
    >
      <header class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {close && (
          <button type="button" class="button quiet small" onClick={close.run}>
            {close.label}
          </button>
        )}
      </header>
      <div class="dialog-body stack">{children}</div>
    </dialog>
  )
}
