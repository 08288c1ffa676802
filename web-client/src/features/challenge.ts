interface Challenge {
  algorithm: string
  challenge: string
  maxnumber: number
  salt: string
  signature: string
}

interface Asked {
  challenge: Challenge | null
  at: number
}

/** The server takes no form that was filled in faster, by its clock. */
const least = 2_300

/** Nor one whose challenge is older than half an hour. */
const longest = 25 * 60_000

/** What was asked for when somebody began to type, so that it is old enough when they are done. */
let early: Promise<Asked> | undefined

async function ask(): Promise<Asked> {
  const response = await fetch('/challenge')
  return { challenge: response.status === 204 ? null : ((await response.json()) as Challenge), at: performance.now() }
}

if (typeof document !== 'undefined') {
  document.addEventListener(
    'input',
    () => {
      early = ask()
      early.catch(() => {
        early = undefined
      })
    },
    { once: true },
  )
}

/** Does the work that the server asks for before it takes a form; null when it asks for none. */
export async function solveChallenge(): Promise<string | null> {
  const begun = await early
  early = undefined
  const { challenge: asked, at } = begun && performance.now() - begun.at < longest ? begun : await ask()
  if (!asked) {
    return null
  }
  const encoder = new TextEncoder()
  for (let number = 0; number <= asked.maxnumber; number++) {
    const digest = await crypto.subtle.digest('SHA-256', encoder.encode(asked.salt + String(number)))
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
    if (hex === asked.challenge) {
      await new Promise((resolve) => setTimeout(resolve, at + least - performance.now()))
      const { algorithm, challenge, salt, signature } = asked
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }))
    }
  }
  return null
}
