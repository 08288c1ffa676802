import { lazy, StrictMode, Suspense, type ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { LocaleContext, type Locale } from '../i18n/locale'
import { Boundary } from '../ui/Boundary'
import { Busy } from '../ui/Broken'
import { comeAnew } from '../ui/comeAnew'
import { everyPage } from './everyPage'

/** What makes a page come alive, each loaded only where it is needed. */
const pages: Record<string, ComponentType> = {
  find: lazy(() => import('../features/municipality/Find')),
  doubt: lazy(() => import('../features/municipality/Doubt')),
  signUp: lazy(() => import('../features/sign-up/SignUp')),
  confirm: lazy(() => import('../features/sign-up/Confirm')),
  answer: lazy(() => import('../features/invitation/Answer')),
  myPage: lazy(() => import('../features/my-page/MyPage')),
  open: lazy(() => import('../features/my-page/Open')),
  figures: lazy(() => import('../features/figures/OpenFigures')),
}

everyPage()
comeAnew()

const app = document.getElementById('app')
const Page = pages[app?.dataset['page'] ?? '']
if (app && Page) {
  createRoot(app).render(
    <StrictMode>
      <LocaleContext value={document.documentElement.lang as Locale}>
        <Boundary>
          <Suspense fallback={<Busy />}>
            <Page />
          </Suspense>
        </Boundary>
      </LocaleContext>
    </StrictMode>,
  )
}
