const SOON = 500
const NEAR = 10

/**
 * Takes two presses in one place for one: the second half of a double click would press what the first one put there, such as the
 * opposite, or an answer to the next question. Keys press as often as they are pressed, and one that is held presses once. Returns
 * what ends it.
 */
export function oneClick(): () => void {
  let last = { x: 0, y: 0, at: -Infinity }
  let second = false
  const press = ({ clientX: x, clientY: y, timeStamp: at }: PointerEvent) => {
    second = at - last.at < SOON && Math.hypot(x - last.x, y - last.y) < NEAR
    last = { x, y, at }
  }
  const click = (event: MouseEvent) => {
    if (second && event.detail > 0) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const key = (event: KeyboardEvent) => {
    if (event.repeat && event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault()
    }
  }
  addEventListener('keydown', key, true)
  addEventListener('pointerdown', press, true)
  addEventListener('click', click, true)
  return () => {
    removeEventListener('keydown', key, true)
    removeEventListener('pointerdown', press, true)
    removeEventListener('click', click, true)
  }
}
