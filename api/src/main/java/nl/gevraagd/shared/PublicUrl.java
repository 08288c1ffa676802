package nl.gevraagd.shared;

import java.net.URI;

/** Where people reach us: the base of every link, and whether cookies can be secure. Without a slash at the end. */
public record PublicUrl(String value) {

    public PublicUrl {
        var uri = URI.create(value);
        if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                || uri.getHost() == null
                || value.endsWith("/")) {
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
