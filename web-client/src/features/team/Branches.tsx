import { useEffect, useRef } from 'react'
import { MunicipalitySearch } from '../../ui/MunicipalitySearch'
import { useInAddress } from '../../ui/useInAddress'
import { useTitle } from '../../ui/useTitle'
import { BranchList } from './BranchList'

/** Where a campaign manager lets a branch take part and invites its first member. */
export function Branches() {
  useTitle('Afdelingen')
  const [municipality, setMunicipality] = useInAddress('gemeente')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const top = heading.current
    return municipality ? () => top?.focus() : undefined // who leaves it, also by the browser's Back
  }, [municipality])
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        Afdelingen
      </h1>
      {municipality ? (
        <>
          <button
            className="back"
            type="button"
            onClick={() => {
              setMunicipality('')
            }}
          >
            ← Andere gemeente
          </button>
          <BranchList key={municipality} municipality={municipality} />
        </>
      ) : (
        <MunicipalitySearch label="Postcode of gemeente">
          {(one) => (
            <button
              className="pick"
              type="button"
              onClick={() => {
                setMunicipality(one.code)
              }}
            >
              <b>{one.name}</b> <span className="quiet">{one.province}</span>
            </button>
          )}
        </MunicipalitySearch>
      )}
    </>
  )
}
