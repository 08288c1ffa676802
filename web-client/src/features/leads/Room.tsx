/** How much still fits, once that is little. What is too long is not cut: the api says so. */
export function Room({ text, most }: { text: string; most: number }) {
  const left = most - Array.from(text).length
  const signs = Math.abs(left) === 1 ? 'teken' : 'tekens'
  return (
    <>
      {left >= 0 && left < most / 10 && (
        <p className="hint">
          Nog {left} {signs}.
        </p>
      )}
      <div role="status">
        {left < 0 && (
          <p className="wrong-text">
            Te lang. Maak je tekst {-left} {signs} korter.
          </p>
        )}
      </div>
    </>
  )
}
