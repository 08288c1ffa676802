package nl.gevraagd.shared;

/** What another installation of Gevraagd, with keys of its own, would make. */
public final class OtherInstallation {

    private OtherInstallation() {}

    public static GlobalIds ids() {
        return new GlobalIds(Keys.generate());
    }
}
