package nl.gevraagd.lead;

import graphql.TrivialDataFetcher;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** What a page of leads asks of each and takes no work: said to the graph directly, as a controller's method costs more than the answer. */
@Component
class LeadFields implements RuntimeWiringConfigurer {

    private final Leads leads;

    LeadFields(Leads leads) {
        this.leads = leads;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                Leads.TYPE,
                lead -> lead.dataFetcher("id", of(leads::globalId)).dataFetcher("version", of(Leads::versionOf)));
    }

    private static TrivialDataFetcher<Object> of(Function<Lead, Object> field) {
        return environment -> field.apply(Objects.requireNonNull(environment.<Lead>getSource()));
    }
}
