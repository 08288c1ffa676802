import { Component, type ReactNode } from 'react'
import { Broken } from './Broken'

/** Where a page breaks down, or a part of it does not come, it says so and can be loaded again, instead of going white. */
export class Boundary extends Component<{ children: ReactNode }, { down: boolean }> {
  override state = { down: false }

  static getDerivedStateFromError() {
    return { down: true }
  }

  override render() {
    return this.state.down ? (
      <Broken
        code="INTERNAL"
        again={() => {
          location.reload()
        }}
      />
    ) : (
      this.props.children
    )
  }
}
