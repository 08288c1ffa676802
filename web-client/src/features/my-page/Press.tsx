import { useId, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import type { Heard } from '../../ui/heard'
import type { Work } from '../../ui/useWork'

interface PressProps {
  work: Work
  does: () => Promise<Heard>
  look?: string
  closed?: boolean
  lang?: string
  children: ReactNode
}

/** A button that does something at once. Pressing it twice does it once. */
export function Press({ work, does, ...rest }: PressProps) {
  const id = useId()
  return (
    <Button
      look="second"
      busy={work.busy === id}
      waits={work.busy !== ''}
      onPress={() => {
        work.run(id, does)
      }}
      {...rest}
    />
  )
}
