package nl.gevraagd.access;

import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.GlobalIds;
import org.jspecify.annotations.Nullable;

/**
 * A grant as the database has it. Members stand by name beside leads that they worked on, so which branch they work for is told
 * to whoever has the keys only: it would tell for which party somebody wishes to stand.
 *
 * @param branch no public id, or the public graph would tell what it stands for; the same for the same branch
 */
record KeptGrant(Role role, @Nullable String branch) {

    private static final String TYPE = "Grant";

    static KeptGrant of(Grant grant, GlobalIds ids) {
        return new KeptGrant(grant.role(), grant.branch() == null ? null : branch(grant.branch(), ids));
    }

    static String branch(BranchId branch, GlobalIds ids) {
        return ids.encode(TYPE, "", branch.value());
    }

    Grant open(GlobalIds ids) {
        return new Grant(
                role,
                branch == null ? null : new BranchId(ids.keyOf(TYPE, branch).orElseThrow()));
    }
}
