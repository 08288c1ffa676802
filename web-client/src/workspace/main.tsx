import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Boundary } from '../ui/Boundary'
import { comeAnew } from '../ui/comeAnew'
import { oneClick } from '../ui/oneClick'
import { skipInPlace } from '../ui/skip'
import { Workspace } from './Workspace'

oneClick()
skipInPlace()
comeAnew()
const root = document.getElementById('workspace')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Boundary>
        <Workspace />
      </Boundary>
    </StrictMode>,
  )
}
