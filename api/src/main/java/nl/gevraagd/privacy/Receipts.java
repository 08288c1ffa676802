package nl.gevraagd.privacy;

import java.time.Clock;
import java.util.Map;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.BranchNames;
import nl.gevraagd.party.Branches;
import nl.gevraagd.privacy.ConsentLedger.Entry;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.Keys;
import nl.gevraagd.shared.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What somebody said yes and no to, as a file of theirs that nobody can change unseen (ADR 29). Names nobody but the recipients. */
@Service
class Receipts {

    /** More than anybody says in years; the file then says that older ones were left out. */
    static final int MOST = 5_000;

    private static final String WHAT =
            "Bewijs van waar je bij Gevraagd ja en nee op zei. De zegels controleert wie de campagne voert: bewaar dit bestand zoals het is."
                    + " / Receipts of what you said yes and no to at Gevraagd. Whoever runs the campaign checks the seals: keep this file as it is.";

    private final ConsentLedger ledger;
    private final Branches branches;
    private final BranchNames names;
    private final Municipalities municipalities;
    private final ReceiptSeals seals;
    private final GlobalIds ids;
    private final PublicUrl url;
    private final Clock clock;

    Receipts(
            ConsentLedger ledger,
            Branches branches,
            BranchNames names,
            Municipalities municipalities,
            Keys keys,
            GlobalIds ids,
            PublicUrl url,
            Clock clock) {
        this.ledger = ledger;
        this.branches = branches;
        this.names = names;
        this.municipalities = municipalities;
        this.seals = new ReceiptSeals(keys);
        this.ids = ids;
        this.url = url;
        this.clock = clock;
    }

    /** @throws nl.gevraagd.shared.KeyGone when the person is erased meanwhile */
    ObjectNode of(Prospect person) {
        var found = ledger.of(person, MOST + 1);
        var entries = found.subList(Math.max(0, found.size() - MOST), found.size());
        var known = branches.known(entries.stream()
                .flatMap(entry -> ledger.recipientOf(entry).stream())
                .toList());
        var file = JsonMapper.shared().createObjectNode();
        file.put("what", WHAT)
                .put("format", ReceiptSeals.FORMAT)
                .put("version", ReceiptSeals.VERSION)
                .put("madeAt", clock.instant().toString())
                .put("madeBy", url.value())
                .put(
                        "person",
                        ids.encode("Prospect", person.id().value(), person.id().value()))
                .put("complete", found.size() == entries.size())
                .put("count", entries.size());
        var receipts = file.putArray("receipts");
        for (var entry : entries) {
            write(entry, known, receipts.addObject().put("number", receipts.size()));
        }
        seals.putOn(file);
        return file;
    }

    private void write(Entry entry, Map<BranchId, Branch> known, ObjectNode receipt) {
        receipt.put("id", entry.id())
                .put("consent", entry.consent())
                .put("action", entry.action())
                .put("purpose", entry.purpose());
        ledger.recipientOf(entry)
                .ifPresentOrElse(
                        branch -> name(known.get(branch), entry.locale(), receipt.putObject("recipient")),
                        () -> receipt.putNull("recipient"));
        receipt.put("textVersion", entry.textVersion())
                .put("textHash", entry.textHash())
                .put("locale", entry.locale())
                .put("saidAt", entry.saidAt() == null ? null : entry.saidAt().toString())
                .put("at", entry.at().toString())
                .put("channel", entry.channel());
    }

    /** Without a word where the branch is not known any more. */
    private void name(@Nullable Branch branch, String locale, ObjectNode recipient) {
        if (branch != null) {
            recipient
                    .put("branch", names.of(branch, locale))
                    .put(
                            "municipality",
                            municipalities.of(branch.municipality()).name())
                    .put("code", branch.municipality());
        }
    }
}
