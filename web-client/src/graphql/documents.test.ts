import { parse, visit } from 'graphql'
import { describe, expect, it } from 'vitest'
import documents from './generated/persisted-documents.json'

describe('the operations of the pages', () => {
  it.each(Object.values(documents).map((text) => [/\w+ \w+/.exec(text)?.[0], text]))(
    'are within what the api takes: %s',
    (_name, text = '') => {
      let fields = 0
      let depth = 0
      let deepest = 0
      visit(parse(text), {
        Field: {
          enter() {
            fields++
            deepest = Math.max(deepest, ++depth)
          },
          leave() {
            depth--
          },
        },
      })
      expect(fields).toBeLessThanOrEqual(60)
      expect(deepest).toBeLessThanOrEqual(10)
    },
  )
})
