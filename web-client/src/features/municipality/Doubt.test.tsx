// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { network } from '../../testing/server'
import Doubt from './Doubt'

const { answers, asked, heard } = network()
afterEach(cleanup)

const press = () => {
  fireEvent.click(screen.getByRole('button', { name: 'Laat zien' }))
}
const eligibility = { eligible: true, grounds: [] }
const good = 'Op deze punten zien we niets dat je tegenhoudt'

it('shows no answer to boxes that changed meanwhile', async () => {
  let give: (answer: unknown) => void = () => undefined
  answers({ Eligibility: () => new Promise((answer) => (give = answer)) })
  render(<Doubt />)
  press()
  expect(screen.getByRole('button', { name: 'Even geduld …' })).toBeTruthy()
  fireEvent.click(screen.getByLabelText(/18 of ouder/))
  await waitFor(() => {
    expect(asked).toHaveLength(1)
  })
  give({ eligibility })
  await heard()
  expect(screen.queryByText(good)).toBeNull()
  answers({ Eligibility: { eligibility } })
  press()
  expect(await screen.findByText(good)).toBeTruthy()
})

it('takes an old error away when it asks again', async () => {
  answers({})
  render(<Doubt />)
  press()
  await screen.findByRole('alert')
  answers({ Eligibility: { eligibility } })
  press()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(await screen.findByText(good)).toBeTruthy()
})
