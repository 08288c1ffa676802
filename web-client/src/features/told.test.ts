import { describe, expect, it } from 'vitest'
import { wrongIn } from './told'

const wrong = (told: Parameters<typeof wrongIn>[0]) => wrongIn(told, {}, 'nl').map((one) => one.message)

describe('what people tell of themselves', () => {
  it('says the limit, and how far over it they are', () => {
    expect(wrong({ name: 'a'.repeat(101) })).toEqual(['Hooguit 100 tekens, nu 101'])
    expect(wrong({ motivation: 'é'.repeat(1_204) })).toEqual(['Hooguit 1.000 tekens, nu 1.204'])
    expect(wrong({ name: '😀'.repeat(100), motivation: '' })).toEqual([])
  })

  it.each(['vera@voorbeeld.example', "o'neil+raad@bücher.example", 'a.b@c.d.nl', ' vera@voorbeeld.example '])(
    'takes %s for an address',
    (email) => {
      expect(wrong({ email })).toEqual([])
    },
  )

  it('asks for an address that is not there, and says how one that is wrong looks', () => {
    expect(wrong({ email: ' ' })).toEqual(['Vul je mailadres in'])
    expect(wrong({ email: 'vera' })[0]).toContain('naam@voorbeeld.nl')
  })

  it.each(['', 'vera', 'vera@voorbeeld', 'vera@voorbeeld..example', 'véra@voorbeeld.example', '.v@voorbeeld.example'])(
    'does not take “%s” for an address',
    (email) => {
      expect(wrong({ email })).toHaveLength(1)
    },
  )

  it.each(['', '06 12345678', '+31 (0)6 12345678', '0031-6-12345678', '+32 470 12 34 56'])(
    'takes “%s” for a phone number, or none',
    (phone) => {
      expect(wrong({ phone })).toEqual([])
    },
  )

  it.each(['nul zes', '12345', '06 1234567'])('does not take “%s” for a phone number', (phone) => {
    expect(wrong({ phone })).toHaveLength(1)
  })

  it.each(['0', '81', '2,5', 'veel'])('does not take “%s” for hours', (hoursPerWeek) => {
    expect(wrong({ hoursPerWeek })).toHaveLength(1)
  })
})
