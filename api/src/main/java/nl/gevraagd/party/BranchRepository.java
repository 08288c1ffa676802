package nl.gevraagd.party;

import com.mongodb.ErrorCategory;
import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.Reads;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Keeps branches. */
@Repository
class BranchRepository {

    private final MongoTemplate mongo;

    BranchRepository(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    List<Branch> find(Collection<BranchId> ids) {
        return mongo.find(Reads.where(Criteria.where("_id").in(ids)), Branch.class);
    }

    List<Branch> in(String municipality) {
        return mongo.find(Reads.where(Criteria.where("municipality").is(municipality)), Branch.class);
    }

    Set<String> municipalitiesWith(BranchStatus status) {
        return mongo.getCollection("branches")
                .distinct("municipality", Filters.eq("status", status.name()), String.class)
                .maxTime(Reads.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .into(new HashSet<>());
    }

    /** In the order of their ids, which are hashes: neutral, and the same for everybody. */
    List<Branch> inOrder(Collection<String> municipalities, int most) {
        return mongo.find(
                Reads.where(Criteria.where("municipality").in(municipalities))
                        .with(Sort.by("municipality", "id"))
                        .limit(most),
                Branch.class);
    }

    /** Those that are there take part in more elections and keep everything else, whoever else writes at the same time. */
    void addAll(Collection<Branch> branches) {
        if (branches.isEmpty()) {
            return;
        }
        try {
            upsertAll(branches);
        } catch (BulkOperationException e) {
            if (e.getErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
            upsertAll(branches); // somebody else made one of them meanwhile: now it is there
        }
    }

    private void upsertAll(Collection<Branch> branches) {
        var bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, Branch.class);
        branches.forEach(branch -> bulk.upsert(
                Query.query(Criteria.where("_id").is(branch.id())),
                new Update()
                        .setOnInsert("name", branch.name())
                        .setOnInsert("municipality", branch.municipality())
                        .setOnInsert("status", branch.status())
                        .setOnInsert("pending", branch.pending())
                        .addToSet("elections")
                        .each(branch.elections().toArray())
                        .inc("version", 1L)));
        bulk.execute();
    }

    /** Empty when it changed meanwhile. */
    Optional<Branch> save(Branch branch) {
        try {
            return Optional.of(mongo.save(branch));
        } catch (OptimisticLockingFailureException somebodyWasQuicker) {
            return Optional.empty();
        }
    }
}
