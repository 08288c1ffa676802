const SOON = 500
const NEAR = 10

/**
 * Takes two presses in one place for one: the second half of a double click would press what the first one put there, such as the
 * opposite, or an answer to the next question. Holds for whatever points; keys press as often as they are pressed. Returns what
 * ends it.
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
  addEventListener('pointerdown', press, true)
  addEventListener('click', click, true)
  return () => {
    removeEventListener('pointerdown', press, true)
    removeEventListener('click', click, true)
  }
}
