package nl.gevraagd.access;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.Asked;
import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.Contention;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.Reads;
import nl.gevraagd.shared.Sealed;
import nl.gevraagd.shared.SharedReads;
import nl.gevraagd.shared.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Service;

/** People who work for a branch or for the campaign. What they may do is read anew at each request. */
@Service
public class Members {

    static final String TYPE = "Member";

    /** Characters of a name, at most. */
    static final int LONGEST_NAME = 100;

    private static final String NAME = "member.name";
    private static final String EMAIL = "member.email";

    private final MongoTemplate mongo;
    private final Vault vault;
    private final BlindIndex index;
    private final GlobalIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SharedReads<MemberId, MemberDocument> reads;

    Members(
            MongoTemplate mongo,
            Vault vault,
            BlindIndex index,
            GlobalIds ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.ids = ids;
        this.mongo = mongo;
        this.vault = vault;
        this.index = index;
        this.clock = clock;
        this.reads = new SharedReads<>(this::read);
    }

    /** The id that clients see. */
    String globalId(MemberId id) {
        return ids.encode(TYPE, "", id.value());
    }

    /** Whom an id that clients see stands for, whether or not they exist; empty for an id of anything else. */
    Optional<MemberId> idOf(String globalId) {
        return ids.keyOf(TYPE, globalId).map(MemberId::new);
    }

    /** The member with what they may do now; empty for somebody who may do nothing any more. */
    public Optional<Member> find(MemberId id) {
        return reads.find(id).filter(MemberDocument::isEnabled).map(this::open);
    }

    private Member open(MemberDocument member) {
        return new Member(
                member.id(),
                member.grants().stream().map(grant -> grant.open(ids)).collect(Collectors.toUnmodifiableSet()));
    }

    private Map<MemberId, MemberDocument> read(Set<MemberId> ids) {
        return mongo.find(Reads.where(Criteria.where("_id").in(ids)), MemberDocument.class).stream()
                .collect(Collectors.toMap(MemberDocument::id, Function.identity()));
    }

    Optional<MemberId> byAddress(EmailAddress address) {
        return document(address).filter(MemberDocument::isEnabled).map(MemberDocument::id);
    }

    /** Whoever watches over all branches sees nobody's card: only the operator could give them a branch as well. */
    boolean isOfCampaign(EmailAddress address) {
        return document(address)
                .filter(MemberDocument::isEnabled)
                .filter(found -> open(found).isOfCampaign())
                .isPresent();
    }

    /** Who a letter to this member goes to, and in which language; empty when they may do nothing any more. */
    public Optional<Mailbox> mailboxOf(MemberId id) {
        return Optional.ofNullable(Reads.byId(mongo, id, MemberDocument.class))
                .filter(MemberDocument::isEnabled)
                .map(member -> new Mailbox(
                        new EmailAddress(emailOf(member)),
                        vault.open(id.value(), NAME, member.name()),
                        member.locale()));
    }

    /** Where somebody gets their letters. */
    public record Mailbox(EmailAddress address, String name, String locale) {

        @Override
        public String toString() {
            return "Mailbox[***]";
        }
    }

    /** Those who may see what belongs to the branch. */
    public List<MemberId> of(BranchId branch) {
        return ofBranch(branch).stream().map(MemberDocument::id).toList();
    }

    /** Those who may work for the branch: they hear of its answers. */
    public List<MemberId> workersOf(BranchId branch) {
        return workersOf(List.of(branch));
    }

    /** Those who may work for one of these, each of them once. */
    public List<MemberId> workersOf(Collection<BranchId> branches) {
        return ofBranches(branches).stream()
                .filter(member -> branches.stream().anyMatch(open(member)::mayWork))
                .map(MemberDocument::id)
                .toList();
    }

    List<MemberDocument> ofBranch(BranchId branch) {
        return ofBranches(List.of(branch));
    }

    private List<MemberDocument> ofBranches(Collection<BranchId> branches) {
        var kept =
                branches.stream().map(branch -> KeptGrant.branch(branch, ids)).toList();
        return mongo.find(Reads.where(Criteria.where("grants.branch").in(kept)), MemberDocument.class).stream()
                .filter(MemberDocument::isEnabled)
                .toList();
    }

    /** Names to show to colleagues; people who left are not in it. */
    public Map<MemberId, String> namesOf(Collection<MemberId> ids) {
        var distinct = Set.copyOf(ids);
        if (distinct.isEmpty()) {
            return Map.of();
        }
        vault.prepare(distinct.stream().map(MemberId::value).toList());
        return mongo.find(Reads.where(Criteria.where("_id").in(distinct)), MemberDocument.class).stream()
                .collect(Collectors.toMap(
                        MemberDocument::id, member -> vault.open(member.id().value(), NAME, member.name())));
    }

    String nameOf(MemberId id) {
        return namesOf(List.of(id)).getOrDefault(id, "–");
    }

    /**
     * Gives somebody a role, and makes them a member if they are none yet.
     *
     * @return whether anything changed
     * @throws Overtaken when they changed meanwhile and do not have it: it may have been given and taken away
     */
    public boolean grant(EmailAddress address, String name, String locale, Grant wanted) {
        var grant = KeptGrant.of(wanted, ids);
        var found = document(address);
        if (has(found, grant)) {
            return false;
        }
        Asked.stillWaits();
        boolean given = found.isEmpty()
                ? insert(address, name, locale, grant)
                : save(found.get()
                        .granted(
                                union(found.get().grants(), grant),
                                seal(found.get().id(), address)));
        if (!given && !has(document(address), grant)) {
            throw new Overtaken();
        }
        return given;
    }

    private static boolean has(Optional<MemberDocument> member, KeptGrant grant) {
        return member.filter(MemberDocument::isEnabled)
                .filter(one -> one.grants().contains(grant))
                .isPresent();
    }

    private static Set<KeptGrant> union(Set<KeptGrant> grants, KeptGrant more) {
        var all = new HashSet<>(grants);
        all.add(more);
        return all;
    }

    /** Takes away what somebody with this address may do, at once: their sessions end. */
    boolean revoke(EmailAddress address, Predicate<Grant> which) {
        return revoke(() -> document(address), which);
    }

    /** @return whether there was anything to take away */
    boolean revoke(MemberId id, Predicate<Grant> which) {
        return revoke(() -> Optional.ofNullable(Reads.byId(mongo, id, MemberDocument.class)), which);
    }

    private boolean revoke(Supplier<Optional<MemberDocument>> member, Predicate<Grant> of) {
        Predicate<KeptGrant> which = kept -> of.test(kept.open(ids));
        var contention = new Contention();
        while (true) {
            var found = member.get().filter(one -> one.grants().stream().anyMatch(which));
            if (found.isEmpty()) {
                return false;
            }
            Asked.stillWaits();
            var left = found.get().grants().stream().filter(which.negate()).collect(Collectors.toSet());
            var reduced = new MemberReduced(found.get().id());
            events.publishEvent(reduced); // before as well: after a crash in between nobody would do it again
            if (save(found.get().left(left))) {
                events.publishEvent(reduced);
                return true;
            }
            contention.giveWay();
        }
    }

    /** Those who act for the branch in any role, as the campaign's managers see them. */
    List<Worker> actingFor(BranchId branch) {
        var found = ofBranch(branch);
        vault.prepare(found.stream().map(member -> member.id().value()).toList());
        return found.stream()
                .map(one -> new Worker(
                        one.id(),
                        vault.open(one.id().value(), NAME, one.name()),
                        emailOf(one),
                        open(one).rolesFor(branch)))
                .sorted(Comparator.comparing(Worker::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Worker::email))
                .toList();
    }

    /** Somebody who works for a branch. */
    record Worker(MemberId id, String name, String email, List<Role> roles) {

        @Override
        public String toString() {
            return "Worker[***]";
        }
    }

    private boolean insert(EmailAddress address, String name, String locale, KeptGrant grant) {
        var id = MemberId.next();
        vault.createKey(id.value());
        try {
            mongo.insert(new MemberDocument(
                    id,
                    index.of(address),
                    vault.seal(id.value(), NAME, name),
                    seal(id, address),
                    locale,
                    Set.of(grant),
                    clock.instant(),
                    null));
            return true;
        } catch (DuplicateKeyException somebodyWasQuicker) {
            vault.destroyKey(id.value());
            return false;
        }
    }

    private Sealed seal(MemberId id, EmailAddress address) {
        return vault.seal(id.value(), EMAIL, address.value());
    }

    private String emailOf(MemberDocument enabled) {
        return vault.open(enabled.id().value(), EMAIL, Objects.requireNonNull(enabled.email()));
    }

    private boolean save(MemberDocument member) {
        try {
            mongo.save(member);
            return true;
        } catch (OptimisticLockingFailureException somebodyWasQuicker) {
            return false;
        }
    }

    private Optional<MemberDocument> document(EmailAddress address) {
        return mongo
                .find(Reads.where(Criteria.where("address").in(index.allOf(address))), MemberDocument.class)
                .stream()
                .findFirst();
    }
}
