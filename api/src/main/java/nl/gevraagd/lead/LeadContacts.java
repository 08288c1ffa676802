package nl.gevraagd.lead;

import graphql.GraphQLContext;
import graphql.TrivialDataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.gevraagd.access.Caller;
import nl.gevraagd.privacy.AccessLog;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.shared.Unauthenticated;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How to reach who said yes. Each page of contact details read is written down before it is shown. A lead whose stage
 * shows none is answered at once: collecting it for the batch costs more than all else of its row.
 */
@Component
class LeadContacts implements RuntimeWiringConfigurer {

    private static final String LOADER = "Lead.contact";

    private final Leads leads;
    private final LeadPeople people;
    private final AccessLog accessLog;

    LeadContacts(Leads leads, LeadPeople people, AccessLog accessLog, BatchLoaderRegistry loaders) {
        this.leads = leads;
        this.people = people;
        this.accessLog = accessLog;
        loaders.<Lead, Contact>forName(LOADER)
                .registerMappedBatchLoader((asked, batch) -> Mono.just(read(asked, batch.getContext())));
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(Leads.TYPE, lead -> lead.dataFetcher("contact", new Field()));
    }

    private static final class Field implements TrivialDataFetcher<Object>, SelfDescribingDataFetcher<Object> {

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            var lead = Objects.requireNonNull(environment.<Lead>getSource());
            return lead.stage().showsContact()
                    ? Objects.requireNonNull(environment.<Lead, Contact>getDataLoader(LOADER))
                            .load(lead)
                    : null;
        }

        @Override
        public String getDescription() {
            return LOADER;
        }

        @Override
        public ResolvableType getReturnType() {
            return ResolvableType.forClass(Contact.class);
        }
    }

    /** Whoever is not in it has none to show. */
    private Map<Lead, Contact> read(Collection<Lead> accepted, @Nullable GraphQLContext request) {
        var context = Objects.requireNonNull(request);
        var member = context.<Caller>get(Caller.class).member().orElseThrow(Unauthenticated::new);
        var allowed = people.allowing(accepted, context);
        accepted.stream()
                .filter(lead -> allowed.containsKey(lead.id()))
                .collect(Collectors.groupingBy(lead -> leads.branchOf(lead).orElseThrow()))
                .forEach((branch, ofBranch) -> accessLog.read(
                        branch,
                        member.id(),
                        ofBranch.stream().map(Lead::prospect).toList(),
                        "CONTACT"));
        var contacts = new HashMap<Lead, Contact>();
        for (var lead : accepted) {
            Optional.ofNullable(allowed.get(lead.id())).ifPresent(person -> contacts.put(lead, Contact.of(person)));
        }
        return contacts;
    }

    record Contact(String name, String email, @Nullable String phone) {

        static Contact of(Prospect prospect) {
            var person = prospect.person();
            return new Contact(person.name(), person.email().value(), person.phone());
        }

        @Override
        public String toString() {
            return "Contact[***]";
        }
    }
}
