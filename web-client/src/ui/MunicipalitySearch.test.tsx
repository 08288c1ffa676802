// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { network } from '../testing/server'
import { MunicipalitySearch } from './MunicipalitySearch'

const { answers, asked, heard } = network()
const utrecht = { code: 'GM0344', name: 'Utrecht', province: 'Utrecht' }

beforeEach(() => {
  answers({
    MunicipalitiesByPostcode: { municipalitiesByPostcode: [utrecht] },
    MunicipalitiesByName: { municipalities: { edges: [{ node: utrecht }] } },
  })
  render(<MunicipalitySearch>{(one) => <a href="#x">{one.name}</a>}</MunicipalitySearch>)
})
afterEach(cleanup)

describe('finding a municipality', () => {
  it.each([
    ['3511 A', { postcode: '3511' }],
    ['3511 AB', { postcode: '3511AB' }],
    ['3511ab Utrecht', { postcode: '3511ab' }],
    ['3511 Utrecht', { postcode: '3511' }],
    ['3731 De Bilt', { postcode: '3731' }],
    ['De Bilt 3731 AB', { postcode: '3731AB' }],
    ['Utrecht 3511', { postcode: '3511' }],
    ['35111', { search: '35111' }],
    ['Gemeente Utrecht', { search: 'Utrecht' }],
  ])('finds it by “%s”', async (typed, variables) => {
    fireEvent.change(screen.getByLabelText('Je postcode of gemeente'), { target: { value: typed } })
    await screen.findByText('Utrecht')
    expect(screen.getByRole('status').textContent).toBe('1 gemeente gevonden')
    expect(asked.map((one) => one.variables)).toEqual([variables])
  })

  it('leads from the box to the first that it found', async () => {
    const box = screen.getByLabelText('Je postcode of gemeente')
    box.focus()
    fireEvent.keyDown(box, { key: 'Enter' })
    expect(document.activeElement).toBe(box)
    fireEvent.change(box, { target: { value: 'Utrecht' } })
    const first = await screen.findByRole('link', { name: 'Utrecht' })
    fireEvent.change(box, { target: { value: 'Utrecht 3511' } })
    fireEvent.keyDown(box, { key: 'Enter' })
    expect(document.activeElement, 'what was found is of something else').toBe(box)
    fireEvent.change(box, { target: { value: 'Utrecht' } })
    await heard()
    await waitFor(() => {
      fireEvent.keyDown(box, { key: 'Enter' })
      expect(document.activeElement).toBe(first)
    })
  })

  it('calls no postcode unknown that it has not asked about', async () => {
    const box = screen.getByLabelText('Je postcode of gemeente')
    fireEvent.change(box, { target: { value: '351' } })
    await screen.findByText('Typ alle vier de cijfers.')
    fireEvent.change(box, { target: { value: '3511' } })
    expect(screen.getByRole('status').textContent).toBe('')
    await screen.findByText('Utrecht')
    answers({ MunicipalitiesByPostcode: { municipalitiesByPostcode: [] } })
    fireEvent.change(box, { target: { value: '9999' } })
    await screen.findByText(/Deze postcode kennen we niet/)
    fireEvent.change(box, { target: { value: '9999 A' } })
    expect(screen.getByText(/Deze postcode kennen we niet/)).toBeTruthy() // no need to read it again
    fireEvent.change(box, { target: { value: 'stads' } })
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('says how to go on where it found only names that are alike', async () => {
    fireEvent.change(screen.getByLabelText('Je postcode of gemeente'), { target: { value: 'utr' } })
    await screen.findByText('Utrecht')
    expect(screen.queryByText(/Typ dan je postcode/)).toBeNull() // it came with the answer
    fireEvent.change(screen.getByLabelText('Je postcode of gemeente'), { target: { value: 'Uitrecht' } })
    expect(await screen.findByText(/Typ dan je postcode/)).toBeTruthy()
  })

  it('says how many it found, and shows none that no longer fit when asking fails', async () => {
    const two = [utrecht, { ...utrecht, code: 'GM0310', name: 'De Bilt' }]
    answers({ MunicipalitiesByPostcode: { municipalitiesByPostcode: two } })
    const box = screen.getByLabelText('Je postcode of gemeente')
    fireEvent.change(box, { target: { value: '3511' } })
    await screen.findByText('De Bilt')
    expect(screen.getByRole('status').textContent).toBe('2 gemeenten gevonden. Welke is het?')
    fireEvent.change(box, { target: { value: 'Stads' } })
    await screen.findByRole('alert')
    expect(screen.queryByText('De Bilt')).toBeNull()
  })
})
