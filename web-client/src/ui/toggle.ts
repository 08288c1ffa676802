/** The list with this one in it, or without it. */
export const toggle = (list: string[], id: string, on: boolean): string[] =>
  on ? [...list, id] : list.filter((one) => one !== id)
