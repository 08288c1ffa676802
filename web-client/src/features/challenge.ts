interface Challenge {
  algorithm: string
  challenge: string
  maxnumber: number
  salt: string
  signature: string
}

/** Does the work that the server asks for before it takes a form; null when it asks for none. */
export async function solveChallenge(): Promise<string | null> {
  const response = await fetch('/challenge')
  if (response.status === 204) {
    return null
  }
  const asked = (await response.json()) as Challenge
  const encoder = new TextEncoder()
  for (let number = 0; number <= asked.maxnumber; number++) {
    const digest = await crypto.subtle.digest('SHA-256', encoder.encode(asked.salt + String(number)))
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
    if (hex === asked.challenge) {
      const { algorithm, challenge, salt, signature } = asked
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }))
    }
  }
  return null
}
