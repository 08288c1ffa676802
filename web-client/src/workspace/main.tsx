import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Workspace } from './Workspace'

const root = document.getElementById('workspace')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Workspace />
    </StrictMode>,
  )
}
