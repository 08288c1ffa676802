package nl.gevraagd.access;

import java.time.Instant;
import java.util.List;
import nl.gevraagd.shared.Aggregate;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody asked for a link. Written down the same way for every address, known or not; vanishes within an hour.
 *
 * @param address sealed under the day's secret
 */
@Document("link_requests")
record LinkRequest(
        @Id LinkRequestId id,
        Kind kind,
        String day,
        Sealed address,
        Instant at,
        List<String> pending,
        @Version @Nullable Long version)
        implements Aggregate {

    static final String DECIDE_LINK = "DECIDE_LINK";

    enum Kind {
        MEMBER,
        CITIZEN
    }

    record LinkRequestId(String value) implements nl.gevraagd.shared.Id {

        static LinkRequestId next() {
            return new LinkRequestId(RandomId.next());
        }
    }
}
