package nl.gevraagd.party;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.gevraagd.shared.Reads;
import nl.gevraagd.shared.Transactions;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Keeps branches. */
@Repository
class BranchRepository {

    private static final int AT_ONCE = 1_000;

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

    /** All of them or none. */
    void addAll(Collection<Branch> branches) {
        Transactions.run(mongo, Transactions.UNTIL_THE_DEAD_LET_GO, whole -> new BranchRepository(whole).add(branches));
    }

    /**
     * In a transaction: those that are there take part in more elections and keep everything else, whoever else writes at the same
     * time. In the order of their ids, so that of two who add the same ones the second meets the first at once.
     *
     * @return how many
     */
    int add(Collection<Branch> branches) {
        var inOrder = branches.stream()
                .sorted(Comparator.comparing(branch -> branch.id().value()))
                .toList();
        for (int from = 0; from < inOrder.size(); from += AT_ONCE) {
            upsert(inOrder.subList(from, Math.min(from + AT_ONCE, inOrder.size())));
        }
        return inOrder.size();
    }

    private void upsert(List<Branch> branches) {
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
