package nl.gevraagd.shared;

/** Names a person who signed up. Random: it tells nothing about the person. */
public record ProspectId(String value) implements Id {

    public static ProspectId next() {
        return new ProspectId(RandomId.next());
    }
}
