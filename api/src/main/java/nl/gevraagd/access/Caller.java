package nl.gevraagd.access;

import java.util.Optional;

/** Who asks: a member, a citizen, or nobody we know. Never both. */
public record Caller(Optional<Member> member, Optional<Citizen> citizen) {

    public static final Caller NOBODY = new Caller(Optional.empty(), Optional.empty());

    static Caller of(Member member) {
        return new Caller(Optional.of(member), Optional.empty());
    }

    static Caller of(Citizen citizen) {
        return new Caller(Optional.empty(), Optional.of(citizen));
    }
}
