package nl.gevraagd.shared;

import java.net.URI;

/** Where people reach us: the base of every link, and whether cookies can be secure. Without a slash at the end. */
public record PublicUrl(String value) {

    public PublicUrl(String value) {
        this.value = value.replaceAll("/+$", "");
        var uri = URI.create(this.value);
        if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                || uri.getHost() == null
                || uri.getPort() > 65_535
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("GEVRAAGD_PUBLIC_URL has to be like https://gevraagd.example");
        }
    }

    public boolean isHttps() {
        return value.startsWith("https:");
    }

    @Override
    public String toString() {
        return value;
    }
}
