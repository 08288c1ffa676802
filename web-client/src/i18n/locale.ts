import { createContext, useContext } from 'react'
import { say, type Locale, type Say } from './words'

export * from './words'

export const LocaleContext = createContext<Locale>('nl')

export const useLocale = (): Locale => useContext(LocaleContext)

export const useSay = (): Say => say(useLocale())
