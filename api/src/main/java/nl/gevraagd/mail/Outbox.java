package nl.gevraagd.mail;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.ProspectId;
import org.bson.Document;
import org.springframework.stereotype.Service;

/** Where letters wait. A letter is put in once per occasion, however often it is asked for. */
@Service
public class Outbox {

    private final LetterRepository letters;
    private final Keys keys;
    private final Tokens tokens;
    private final OutboxBell bell;

    Outbox(LetterRepository letters, Keys keys, Tokens tokens, OutboxBell bell) {
        this.letters = letters;
        this.keys = keys;
        this.tokens = tokens;
        this.bell = bell;
    }

    public void put(NewLetter letter) {
        putAll(List.of(letter));
    }

    public void putAll(Collection<NewLetter> all) {
        letters.insertOnce(all.stream().map(this::document).toList());
        bell.ring();
    }

    /** Calls off everything that has not left yet for this person. */
    public void callOff(ProspectId recipient) {
        letters.callOff(recipient);
    }

    /** Calls off a letter about this subject that has not left yet. */
    public void callOff(LetterKind kind, String subject) {
        letters.callOff(kind, subject);
    }

    /** What was held back for this person, who paused, may leave now. */
    public void release(ProspectId recipient) {
        letters.release(recipient);
        bell.ring();
    }

    /** Whether there is, or was, a letter of this kind for one of these occasions. */
    public boolean has(LetterKind kind, Collection<String> occasions) {
        return letters.exists(occasions.stream().map(kind::key).toList());
    }

    private Document document(NewLetter letter) {
        var document = new Document("_id", letter.key())
                .append("letterId", letterId(letter.key()))
                .append("kind", letter.kind().name())
                .append("subject", letter.subject())
                .append("state", LetterState.READY.name())
                .append("urgent", letter.kind().isUrgent())
                .append("fence", 0L)
                .append("attempts", 0);
        if (letter.recipient() != null) {
            document.append("recipient", letter.recipient().value());
        }
        if (letter.notBefore() != null) { // its date too: the moment that it was put in is somebody's who signed up
            document.append("dueAt", letter.notBefore())
                    .append("wantedAt", letter.notBefore())
                    .append("createdAt", letter.notBefore());
        }
        var purpose = letter.kind().purpose();
        if (purpose != null) {
            int version = keys.currentVersion(Keys.Use.TOKEN);
            var token = tokens.make(version, letterId(letter.key()), purpose);
            document.append("tokenKey", version).append("tokenHash", Tokens.hash(token));
        }
        return document;
    }

    /** Opaque, and the same whenever the letter is made. */
    private String letterId(String key) {
        var mac = Arrays.copyOf(keys.stableMac("letter", key), 18);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
