import { createEvent, fireEvent } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { oneClick } from '../ui/oneClick'

/** What stands around a page that a script fills: a heading, and a pointer whose double clicks are taken for one. */
export function around(title: string) {
  let end: () => void
  beforeEach(() => {
    window.scrollTo = () => undefined
    document.documentElement.lang = 'nl'
    const heading = document.createElement('h1')
    heading.textContent = title
    document.body.replaceChildren(heading)
    end = oneClick()
  })
  afterEach(() => {
    end()
  })
}

/** Presses with a pointer at this time, in milliseconds, and in one place unless told another. */
export function point(target: HTMLElement, at: number, clientX = 40) {
  const down = createEvent.pointerDown(target, { clientX, clientY: 40 })
  Object.defineProperty(down, 'timeStamp', { value: at })
  fireEvent(target, down)
  fireEvent.click(target, { clientX, clientY: 40, detail: 1 })
}

/** As the translation of a browser leaves a page: its words are in elements that React does not know of. */
export function translate(root: Node) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const words: Text[] = []
  while (walker.nextNode()) {
    words.push(walker.currentNode as Text)
  }
  for (const text of words) {
    const translated = document.createElement('span')
    translated.textContent = text.data
    text.replaceWith(translated)
  }
}
