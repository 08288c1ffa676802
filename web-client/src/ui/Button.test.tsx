// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { translate } from '../testing/page'
import { Button } from './Button'

afterEach(cleanup)

function Withdraw({ busy }: { busy: boolean }) {
  return (
    <Button busy={busy}>
      Trek toestemming in<span className="hidden"> Partij De Berk</span>
    </Button>
  )
}

it('says that it works, and what it does again, also where a browser translated its words', () => {
  const { rerender } = render(<Withdraw busy={false} />)
  translate(document.body)
  rerender(<Withdraw busy />)
  expect(screen.getByRole('button', { name: 'Even geduld …' })).toBeTruthy()
  translate(document.body)
  rerender(<Withdraw busy={false} />)
  expect(screen.getByRole('button', { name: /^Trek toestemming in/ })).toBeTruthy()
})
