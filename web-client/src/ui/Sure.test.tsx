// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { NOTHING, type Heard } from './heard'
import { Sure } from './Sure'
import { useWork } from './useWork'

afterEach(cleanup)

let answer: (heard: Heard) => void
const held = new Promise<Heard>((resolve) => {
  answer = resolve
})
function Asking() {
  const { busy, run } = useWork()
  return (
    <Sure
      words="Wijs af"
      yes="Ja, wijs af"
      question="Weet je het zeker?"
      busy={busy !== ''}
      go={() => {
        run('afwijzen', () => held)
      }}
    />
  )
}
const press = (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
}

it('does not seem to take back what is being done', async () => {
  render(<Asking />)
  press('Wijs af')
  press('Toch niet')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Wijs af' }))
  press('Wijs af')
  press('Ja, wijs af')
  press('Toch niet')
  expect(screen.getByRole('button', { name: 'Even geduld …' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Toch niet' }).ariaDisabled).toBe('true')
  answer(NOTHING)
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Toch niet' }).ariaDisabled).toBeNull()
  })
})
