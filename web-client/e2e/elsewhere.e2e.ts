import { expect, test, type Page } from '@playwright/test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { confirm, invented, openMyPage, signUp } from './people'
import { state } from './state'

const erase = JSON.stringify({ query: 'mutation { eraseMe(input: {confirm: true}) { __typename } }' })

/** A page of somebody else, at this name of this machine. */
async function elsewhere(host: string) {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>elders</title>')
  })
  await new Promise<void>((listening) => server.listen(0, host, listening))
  return { url: `http://${host}:${String((server.address() as AddressInfo).port)}/`, server }
}

/** Asks in every way that a page has, with the session of whoever looks at it; no answer may be read there. */
async function attack(page: Page, graph: string): Promise<void> {
  const fetched = await page.evaluate(
    async ({ graph, erase }) => {
      const ways: RequestInit[] = [
        { headers: { 'Content-Type': 'application/json', 'X-Gevraagd': '1' } },
        { headers: { 'Content-Type': 'application/json' } },
        { headers: { 'Content-Type': 'text/plain' } },
        { headers: { 'Content-Type': 'text/plain' }, mode: 'no-cors' },
        { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, mode: 'no-cors' },
        { mode: 'no-cors', keepalive: true },
      ]
      const answers = await Promise.allSettled(
        ways.map((way) => fetch(graph, { method: 'POST', credentials: 'include', body: erase, ...way })),
      )
      navigator.sendBeacon(graph, new Blob([erase], { type: 'text/plain' }))
      await new Promise((over) => {
        const image = new Image()
        image.onload = image.onerror = over
        image.src = `${graph}?query=${encodeURIComponent('mutation { eraseMe(input: {confirm: true}) { __typename } }')}`
      })
      return answers.map((answer) => answer.status)
    },
    { graph, erase },
  )
  expect(new Set(fetched)).toEqual(new Set(['rejected']))
}

/** Sends the form that looks most like a request of ours. */
async function send(page: Page, graph: string, enctype: string): Promise<void> {
  const answer = page.waitForResponse(graph)
  await page.evaluate(
    ({ graph, erase, enctype }) => {
      const form = document.body.appendChild(document.createElement('form'))
      Object.assign(form, { method: 'post', action: graph, enctype })
      // what a form sends as text is name=value: together that is JSON
      const field = form.appendChild(document.createElement('input'))
      field.name = `${erase.slice(0, -1)}, "extensions": {"x": "`
      field.value = '"}}'
      form.submit()
    },
    { graph, erase, enctype },
  )
  expect((await answer).status()).toBe(415)
  expect((await answer).headers()['access-control-allow-origin']).toBeUndefined()
}

test('a page from elsewhere can do nothing with the session of whoever looks at it', async ({
  page,
  baseURL,
}, info) => {
  const email = invented('elders', info.project.name)
  await page.goto(await signUp(page.request, email, 8))
  await confirm(page)
  await openMyPage(page, email)
  await expect(page.getByText('Hallo Vera Voorbeeld')).toBeVisible()

  const before = await state()
  // another port of the same name is of the same site: the browser sends the cookie along
  for (const host of ['localhost', '127.0.0.1']) {
    const { url, server } = await elsewhere(host)
    const graph = new URL('/graphql', baseURL).href
    const visit = async (does: (there: Page) => Promise<void>) => {
      const there = await page.context().newPage()
      await there.goto(url)
      await does(there)
      await there.close()
    }
    await visit((there) => attack(there, graph))
    for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      await visit((there) => send(there, graph, enctype))
    }
    server.close()
  }
  expect(await state()).toEqual(before)
  await page.reload()
  await expect(page.getByText('Hallo Vera Voorbeeld')).toBeVisible()
})
