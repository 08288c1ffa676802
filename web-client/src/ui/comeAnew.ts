/**
 * A page that the browser kept whole for Back comes anew: since then somebody may have signed out, and others may use this
 * computer.
 */
export function comeAnew(
  reload = () => {
    location.reload()
  },
) {
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      reload()
    }
  })
}
