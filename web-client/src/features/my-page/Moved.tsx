import { useEffect, useState } from 'react'
import { useSay } from '../../i18n/locale'
import { execute } from '../../graphql/client'
import { focus } from '../../ui/focus'
import { MunicipalitySearch, type Found } from '../../ui/MunicipalitySearch'
import type { Work } from '../../ui/useWork'
import { heard, UpdateMe } from './changes'
import type { Me } from './Parties'
import { Press } from './Press'

/** Moving house ends what was agreed with parties here, so it is asked once more where there is something to end. */
export function Moved({ me, work }: { me: Me; work: Work }) {
  const t = useSay()
  const [to, setTo] = useState<Found | 'none' | 'not yet'>('not yet')
  useEffect(() => {
    if (to === 'none') {
      document.getElementById('zoek')?.focus()
    }
  }, [to])
  const ends = [
    ...me.consents.flatMap(({ branch, withdrawnAt }) => (branch && !withdrawnAt ? [branch] : [])),
    ...me.waitingFor,
  ]
  const move =
    ({ code, name }: Found) =>
    async () => {
      const { updateMe } = await execute(UpdateMe, { input: { municipality: code } })
      return heard(updateMe, t(`Je woont nu in ${name}.`, `You now live in ${name}.`), t)
    }
  return (
    <section>
      <h2>{t('Verhuisd?', 'Moved house?')}</h2>
      <p>
        {t(
          'Kies je een andere gemeente? Dan stopt je toestemming voor alle partijen hier. Ook wacht je dan niet meer op partijen hier. Daarna kies je opnieuw.',
          'Do you choose another municipality? Then your consent for all parties here ends. You no longer wait for parties here either. After that you choose anew.',
        )}
      </p>
      <details>
        <summary>{t('Kies een andere gemeente', 'Choose another municipality')}</summary>
        {typeof to === 'object' && (
          <div className="note">
            <p tabIndex={-1} ref={focus}>
              {t(`Je woont nu in ${to.name}? Dan stopt dit: `, `You now live in ${to.name}? Then this ends: `)}
              <b>{ends.map((party) => party.name).join(', ')}</b>.
            </p>
            <div className="buttons">
              <Press work={work} look="" does={move(to)}>
                {t(`Ja, ik woon nu in ${to.name}`, `Yes, I now live in ${to.name}`)}
              </Press>
              <button
                className="btn second"
                type="button"
                onClick={() => {
                  setTo('none')
                }}
              >
                {t('Toch niet', 'Never mind')}
              </button>
            </div>
          </div>
        )}
        <div hidden={typeof to === 'object'}>
          <MunicipalitySearch label={t('Je nieuwe postcode of gemeente', 'Your new postcode or municipality')}>
            {(one) => {
              if (one.name === me.municipality.name) {
                return (
                  <p className="quiet">
                    {t('Je woont al in', 'You already live in')} <b>{one.name}</b>
                  </p>
                )
              }
              const words = (
                <>
                  {t('Ik woon nu in', 'I now live in')} <b>{one.name}</b>
                </>
              )
              return ends.length === 0 ? (
                <Press work={work} look="pick" does={move(one)}>
                  {words}
                </Press>
              ) : (
                <button
                  className="pick"
                  type="button"
                  onClick={() => {
                    setTo(one)
                  }}
                >
                  {words}
                </button>
              )
            }}
          </MunicipalitySearch>
        </div>
      </details>
    </section>
  )
}
