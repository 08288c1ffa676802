const DAY = 86_400_000

/** The last whole and running ISO weeks (UTC, as the figures have them), newest first. */
export function lastWeeks(now: Date, many: number): { week: string; monday: Date }[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const monday = today - ((now.getUTCDay() + 6) % 7) * DAY
  return Array.from({ length: many }, (_, back) => {
    const start = new Date(monday - back * 7 * DAY)
    // The year of a week is that of its Thursday.
    const thursday = new Date(start.getTime() + 3 * DAY)
    const year = thursday.getUTCFullYear()
    const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1
    return { week: `${String(year)}-W${String(number).padStart(2, '0')}`, monday: start }
  })
}
