package nl.gevraagd.lead;

import java.time.Instant;
import java.util.List;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.StageChange.By;
import nl.gevraagd.prospect.Theme;
import nl.gevraagd.shared.DocumentReader;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Sealed;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.stereotype.Component;

/** Reads leads, as they come by the page: what the mapping does for any type costs five times as much. */
@Component
@ReadingConverter
class LeadReader implements DocumentReader<Lead> {

    @Override
    public Lead convert(Document lead) {
        var invitation = lead.get("invitation", Document.class);
        var version = lead.get("version", Number.class);
        return new Lead(
                new LeadId(lead.getString("_id")),
                lead.getString("branch"),
                new ProspectId(lead.getString("prospect")),
                lead.getString("municipality"),
                lead.getList("themes", String.class).stream()
                        .map(Theme::valueOf)
                        .toList(),
                lead.getInteger("hoursPerWeek"),
                LeadStage.valueOf(lead.getString("stage")),
                instant(lead, "since"),
                instant(lead, "matchedAt"),
                instant(lead, "due"),
                lead.getList("history", Document.class).stream()
                        .map(LeadReader::step)
                        .toList(),
                invitation == null ? null : invitation(invitation),
                List.copyOf(lead.getList("pending", String.class)),
                version == null ? null : version.longValue());
    }

    private static StageChange step(Document step) {
        var from = step.getString("from");
        return new StageChange(
                instant(step, "at"),
                from == null ? null : LeadStage.valueOf(from),
                LeadStage.valueOf(step.getString("to")),
                By.valueOf(step.getString("who")),
                member(step.getString("by")));
    }

    private static Invitation invitation(Document invitation) {
        var message = invitation.get("message", Binary.class);
        var answer = invitation.getString("answer");
        return new Invitation(
                instant(invitation, "at"),
                new MemberId(invitation.getString("by")),
                message == null ? null : new Sealed(message.getData()),
                instant(invitation, "validUntil"),
                answer == null ? null : Answer.valueOf(answer),
                invitation.getInteger("answers"),
                invitation.getString("idempotencyKey"));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    private static @Nullable MemberId member(@Nullable String id) {
        return id == null ? null : new MemberId(id);
    }
}
