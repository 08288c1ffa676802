package nl.gevraagd.access;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.Migration;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Branches of members were written down in clear until the end of November 2026. */
@Component
class GrantsSealed implements Migration {

    private final GlobalIds ids;

    GrantsSealed(GlobalIds ids) {
        this.ids = ids;
    }

    @Override
    public String name() {
        return "0610-grants-sealed";
    }

    @Override
    public void run(MongoDatabase database) {
        var members = database.getCollection("members");
        for (var member : members.find().hintString("_id_")) {
            var grants = new ArrayList<Document>();
            for (var grant : member.getList("grants", Document.class)) {
                grants.add(sealed(grant));
            }
            members.updateOne(
                    new Document("_id", member.get("_id")).append("grants", member.get("grants")),
                    new Document("$set", new Document("grants", grants)));
        }
    }

    private Document sealed(Document grant) {
        var branch = grant.getString("branch");
        return branch == null || ids.decode(branch).isPresent()
                ? grant
                : new Document(grant).append("branch", KeptGrant.branch(new BranchId(branch), ids));
    }
}
