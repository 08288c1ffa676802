import type { Role } from '../../graphql/generated/graphql'

/** Whether somebody invites, moves and declines, and does not only look along; the api decides, for each branch. */
export function worksLeads(roles: readonly Role[]): boolean {
  return roles.includes('BRANCH_RECRUITER') || roles.includes('BRANCH_ADMIN')
}
