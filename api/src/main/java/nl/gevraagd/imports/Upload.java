package nl.gevraagd.imports;

import java.time.Instant;
import nl.gevraagd.access.MemberId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A file that a member handed in; only they can use it. */
@Document("uploads")
record Upload(@Id UploadId id, MemberId owner, Instant at) {}
