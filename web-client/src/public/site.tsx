import { lazy, StrictMode, Suspense, type ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { LocaleContext, type Locale } from '../i18n/locale'
import { Busy } from '../ui/Broken'
import { oneClick } from '../ui/oneClick'

/** What makes a page come alive, each loaded only where it is needed. */
const pages: Record<string, ComponentType<{ code?: string }>> = {
  find: lazy(() => import('../features/municipality/Find')),
  municipality: lazy(() => import('../features/municipality/Council')),
  doubt: lazy(() => import('../features/municipality/Doubt')),
  signUp: lazy(() => import('../features/sign-up/SignUp')),
  confirm: lazy(() => import('../features/sign-up/Confirm')),
  answer: lazy(() => import('../features/invitation/Answer')),
  myPage: lazy(() => import('../features/my-page/MyPage')),
  open: lazy(() => import('../features/my-page/Open')),
  figures: lazy(() => import('../features/figures/OpenFigures')),
}

// Whoever changes the language keeps what a letter's link or the chosen council brought along.
document.querySelector<HTMLAnchorElement>('a.lang')?.addEventListener('click', (event) => {
  const link = event.currentTarget as HTMLAnchorElement
  link.href = link.pathname + location.search + location.hash
})

oneClick()

const app = document.getElementById('app')
const Page = pages[app?.dataset['page'] ?? '']
if (app && Page) {
  const code = app.dataset['code']
  createRoot(app).render(
    <StrictMode>
      <LocaleContext value={document.documentElement.lang as Locale}>
        <Suspense fallback={<Busy />}>
          <Page {...(code ? { code } : {})} />
        </Suspense>
      </LocaleContext>
    </StrictMode>,
  )
}
