/** As a `ref`: takes the focus when it comes. */
export const focus = (element: HTMLElement | null) => {
  element?.focus()
}
