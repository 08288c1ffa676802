package nl.gevraagd.shared;

import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.query.Criteria;

/** Where a row stands in a list that the database keeps in the order of a time, and of ids at the same time. */
public record Position(Instant at, String id) {

    static Position decode(List<String> values) {
        return new Position(Instant.ofEpochMilli(Long.parseLong(values.get(0))), values.get(1));
    }

    List<String> encode() {
        return List.of(Long.toString(at.toEpochMilli()), id);
    }

    /** One bound on the index, less those of the same time that came before: an "or" would be sorted in memory. */
    public Criteria behind(String field, boolean ascending) {
        var bound = Criteria.where(field);
        var same = Criteria.where(field).is(at).and("_id");
        return ascending
                ? bound.gte(at).norOperator(same.lte(id))
                : bound.lte(at).norOperator(same.gte(id));
    }
}
