import { useSay } from '../../i18n/locale'

const asked = new Set([3, 8, 15, 21, 28, 36, 42, 47, 53, 59, 65, 70, 78, 86, 91])

/** The campaign's picture: a hundred circles, fifteen of them yellow. */
export function People() {
  const t = useSay()
  return (
    <figure className="people">
      <svg
        viewBox="0 0 240 240"
        role="img"
        aria-label={t('Honderd rondjes, vijftien daarvan geel', 'A hundred circles, fifteen of them yellow')}
      >
        {Array.from({ length: 100 }, (_, i) => (
          <circle
            key={i}
            cx={12 + (i % 10) * 24}
            cy={12 + Math.floor(i / 10) * 24}
            r="9.2"
            className={asked.has(i) ? 'asked' : undefined}
          />
        ))}
      </svg>
      <figcaption className="small quiet">{t('15 van de 100', '15 of 100')}</figcaption>
    </figure>
  )
}
