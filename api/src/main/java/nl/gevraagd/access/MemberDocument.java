package nl.gevraagd.access;

import java.time.Instant;
import java.util.Set;
import nl.gevraagd.shared.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A member as the database has them: name and address are ciphertext.
 *
 * @param address blind index; one member per address, also when they come back
 * @param email null while there is nothing that they may do: nobody writes to them
 */
@Document("members")
record MemberDocument(
        @Id MemberId id,
        String address,
        Sealed name,
        @Nullable Sealed email,
        String locale,
        Set<KeptGrant> grants,
        Instant createdAt,
        @Version @Nullable Long version) {

    boolean isEnabled() {
        return email != null && !grants.isEmpty();
    }

    /** Somebody who is given a role can use it, whatever was before. */
    MemberDocument granted(Set<KeptGrant> grants, Sealed email) {
        return new MemberDocument(id, address, name, email, locale, grants, createdAt, version);
    }

    /** Somebody with no role left is a member no more; of who they are only their name stays, with what they did. */
    MemberDocument left(Set<KeptGrant> grants) {
        return new MemberDocument(
                id, address, name, grants.isEmpty() ? null : email, locale, grants, createdAt, version);
    }
}
