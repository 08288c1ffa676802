import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { oneClick } from '../ui/oneClick'
import { Workspace } from './Workspace'

oneClick()
const root = document.getElementById('workspace')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Workspace />
    </StrictMode>,
  )
}
