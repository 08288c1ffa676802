package nl.gevraagd.shared;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of one installation, out of the file that {@code GEVRAAGD_KEYS} names: versions of the key-encryption key
 * (wraps people's data keys), the index key (finds an address without knowing it) and the token key (links in letters),
 * and one each, never rotated, of the suppression key and the id key.
 *
 * <p>The file is text: a line {@code use version base64} per key. Their {@link #fingerprints()} are kept in the database, so
 * that nobody starts with the keys of another installation, or with an older file of this one.
 */
public final class Keys {

    /** What a key is for, with its length in bytes and whether {@code keys rotate} makes a new version of it. */
    public enum Use {
        ENCRYPTION(32, true),
        INDEX(32, true),
        TOKEN(32, true),
        SUPPRESSION(32, false),
        ID(64, false);

        private final int length;
        private final boolean rotates;

        Use(int length, boolean rotates) {
            this.length = length;
            this.rotates = rotates;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The file that the demo makes for itself under its home. */
    public static final String OF_DEMO = "demo.keys";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Use, NavigableMap<Integer, byte[]>> keys;

    private Keys(Map<Use, NavigableMap<Integer, byte[]>> keys) {
        this.keys = keys;
    }

    /** A new set: one version of each. */
    public static Keys generate() {
        var keys = new TreeMap<Use, NavigableMap<Integer, byte[]>>();
        for (var use : Use.values()) {
            keys.put(use, new TreeMap<>(Map.of(1, random(use.length))));
        }
        return new Keys(keys);
    }

    /** The same keys, and a new current version of each that rotates. */
    public Keys rotated() {
        var rotated = new TreeMap<Use, NavigableMap<Integer, byte[]>>();
        keys.forEach((use, versions) -> {
            var all = new TreeMap<>(versions);
            if (use.rotates) {
                all.put(all.lastKey() + 1, random(use.length));
            }
            rotated.put(use, all);
        });
        return new Keys(rotated);
    }

    /**
     * Reads a file that {@link #writeNew} made.
     *
     * @throws IllegalArgumentException when it is not such a file; the message is one sentence without any secret
     */
    public static Keys read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The key file " + file + " cannot be read.", unreadable);
        }
        var keys = new TreeMap<Use, NavigableMap<Integer, byte[]>>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                readLine(file, i + 1, line, keys);
            }
        }
        for (var use : Use.values()) {
            if (!keys.containsKey(use)) {
                throw new IllegalArgumentException("The key file " + file + " has no key for '" + use.label() + "'.");
            }
        }
        return new Keys(keys);
    }

    private static void readLine(Path file, int number, String line, Map<Use, NavigableMap<Integer, byte[]>> keys) {
        try {
            var parts = line.split(" ", -1);
            var use = Use.valueOf(parts[0].toUpperCase(Locale.ROOT));
            var bytes = Base64.getDecoder().decode(parts[2]);
            if (parts.length != 3 || bytes.length != use.length) {
                throw new IllegalArgumentException("length");
            }
            keys.computeIfAbsent(use, any -> new TreeMap<>()).put(Integer.valueOf(parts[1]), bytes);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            // The cause could quote the line, which is a secret: it is left out on purpose.
            throw new IllegalArgumentException("Line " + number + " of the key file " + file + " is not a key.");
        }
    }

    /**
     * Writes the keys to a new file that only its owner can read.
     *
     * @throws FileAlreadyExistsException rather than overwrite keys
     */
    public void writeNew(Path file) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        SafeFiles.writeNew(file, text().getBytes(StandardCharsets.US_ASCII));
    }

    /** Puts these keys in the place of a file's, at once or not at all. */
    public void replace(Path file) throws IOException {
        // a link goes on to lead there
        SafeFiles.replace(file.toRealPath(), text().getBytes(StandardCharsets.US_ASCII));
    }

    private String text() {
        var lines = new ArrayList<String>();
        lines.add("# Keys of one Gevraagd installation. Whoever has this file and the database can read everything.");
        keys.forEach((use, versions) -> versions.forEach((version, bytes) -> lines.add(
                use.label() + " " + version + " " + Base64.getEncoder().encodeToString(bytes))));
        return String.join("\n", lines) + "\n";
    }

    /** Tells sets of keys apart without telling a key: by use and version, a short hash of each. */
    Map<String, String> fingerprints() {
        var all = new TreeMap<String, String>();
        keys.forEach((use, versions) -> versions.forEach((version, bytes) -> {
            var name = use.label() + " " + version;
            all.put(name, HexFormat.of().formatHex(mac(bytes, "fingerprint", name), 0, 8));
        }));
        return all;
    }

    /** One hash over those that never rotate: all that was once known of a database's keys. */
    String fingerprintOfLasting() {
        var digest = sha256();
        digest.update(only(Use.SUPPRESSION));
        digest.update(only(Use.ID));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    public int currentVersion(Use use) {
        return versions(use).lastKey();
    }

    public NavigableSet<Integer> versionsOf(Use use) {
        return versions(use).navigableKeySet();
    }

    /** HMAC-SHA-256 of text under one version of the index key. */
    public byte[] indexMac(int version, String text) {
        return mac(key(Use.INDEX, version), "address", text);
    }

    /** HMAC-SHA-256 under the suppression key, which never rotates: there is no plain text to hash again. */
    public byte[] suppressionMac(String text) {
        return mac(only(Use.SUPPRESSION), "suppression", text);
    }

    /** The token of a letter for a purpose: 256 bits that can be made again whenever the letter is. */
    public byte[] tokenMac(int version, String letterId, String purpose) {
        return mac(key(Use.TOKEN, version), purpose, letterId);
    }

    /** The seal on a receipt of consent (ADR 29): under the token key, and no token of a letter, whose purposes are one word. */
    public byte[] receiptMac(int version, String part, String text) {
        return mac(key(Use.TOKEN, version), "receipt of consent: " + part, text);
    }

    /** How a branch is written down beside a person: whoever lacks the keys cannot tell which branch it is. */
    public String branchKey(String branchId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(mac(only(Use.ID), "branch", branchId), 16));
    }

    /** HMAC under the id key for what must stay the same for ever: cursors, opaque ids of letters. */
    public byte[] stableMac(String purpose, String text) {
        return mac(only(Use.ID), purpose, text);
    }

    /** Wraps and opens data keys. */
    Aead encryption(int version) {
        return new AesGcm(key(Use.ENCRYPTION, version));
    }

    byte[] idKey() {
        return only(Use.ID);
    }

    private byte[] only(Use use) {
        return versions(use).firstEntry().getValue();
    }

    private byte[] key(Use use, int version) {
        var key = versions(use).get(version);
        if (key == null) {
            throw new IllegalStateException("The key file lacks version " + version + " of '" + use.label() + "'.");
        }
        return key;
    }

    private NavigableMap<Integer, byte[]> versions(Use use) {
        return Objects.requireNonNull(keys.get(use));
    }

    static byte[] mac(byte[] key, String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
