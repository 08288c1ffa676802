import { oneClick } from '../ui/oneClick'
import { skipInPlace } from '../ui/skip'

/** What every page with a script does. */
export function everyPage() {
  oneClick()
  skipInPlace()
  // Whoever changes the language keeps what a letter's link or the chosen council brought along.
  document.querySelector<HTMLAnchorElement>('a.lang')?.addEventListener('click', (event) => {
    const link = event.currentTarget as HTMLAnchorElement
    link.href = link.pathname + location.search + location.hash
  })
}
