/** An e-mail address, which breaks before its @ where it does not fit. */
export function Address({ children: address }: { children: string }) {
  const at = address.lastIndexOf('@')
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}
