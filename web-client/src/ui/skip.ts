/** “Naar de inhoud” leads there without a step of its own for the browser's Back, which walks the questions of signing up. */
export function skipInPlace() {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('.skip')) {
      event.preventDefault()
      const content = document.getElementById('inhoud')
      content?.focus()
      content?.scrollIntoView()
    }
  })
}
