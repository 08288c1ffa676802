package nl.gevraagd.mail;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.shared.Hashes;
import nl.gevraagd.shared.Keys;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Service;

/**
 * The tokens in the links of letters: 256 bits that only the keys can make again, of which the database holds a hash. Their
 * life begins when their letter was accepted, by the database's clock; while that is not known, when it began to be sent. A
 * newer one ends an older one when its own letter was accepted, and not before: nobody locks themselves out. Unknown, used,
 * expired and foreign are never told apart.
 */
@Service
public class Tokens {

    private static final int LENGTH = 43;

    private final LetterRepository letters;
    private final Keys keys;

    Tokens(LetterRepository letters, Keys keys) {
        this.letters = letters;
        this.keys = keys;
    }

    String make(int keyVersion, String letterId, String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.tokenMac(keyVersion, letterId, purpose));
    }

    static String hash(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256(token));
    }

    /** What the token of a letter of this kind is about, if it is good now; changes nothing. */
    public Optional<String> peek(String token, LetterKind kind) {
        return find(token, kind).map(Letter::subject);
    }

    /** The same, and it is good no more. */
    public Optional<String> consume(String token, LetterKind kind) {
        return find(token, kind).filter(letters::useToken).map(Letter::subject);
    }

    private Optional<Letter> find(String token, LetterKind kind) {
        return token.length() == LENGTH
                ? letters.byToken(hash(token), alive(kind)).filter(letter -> !letters.newerAccepted(letter))
                : Optional.empty();
    }

    private static List<Bson> alive(LetterKind kind) {
        long life = kind.life().toMillis();
        var accepted = new Document("state", LetterState.ACCEPTED.name()).append("$expr", younger("$acceptedAt", life));
        var unsettled = new Document(
                        "state", new Document("$in", List.of(LetterState.SENDING.name(), LetterState.UNKNOWN.name())))
                .append("$expr", younger("$since", life));
        return List.of(
                new Document("kind", kind.name()).append("tokenUsedAt", null),
                new Document("$or", List.of(accepted, unsettled)));
    }

    private static Document younger(String field, long millis) {
        return new Document("$gt", List.of(new Document("$add", List.of(field, millis)), "$$NOW"));
    }
}
