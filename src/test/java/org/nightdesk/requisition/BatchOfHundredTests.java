package org.nightdesk.requisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Shopfront;
import org.nightdesk.installation.Installation;
import org.nightdesk.people.Organisation;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One in five of a hundred configuration requests is wrong, in the five usual ways: four of each. */
class BatchOfHundredTests {

    private static final int CUSTOMERS = 10;

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer lead = cast.viewer(cast.alice());
    private final Shopfront shopfront = new Shopfront(node, cast);
    private final Requisitions requisitions = node.bean(Requisitions.class);
    private final List<Organisation> customers = IntStream.range(0, CUSTOMERS)
            .mapToObj(i -> cast.organisation("Customer " + i))
            .toList();

    @Test
    void theTwentyWrongOnesAreStoppedBeforeAnythingIsChanged() {
        customers.forEach(this::runs);
        long before = values();
        Set<Integer> planted = new HashSet<>();
        List<Integer> stopped = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean wrong = i % 5 == 3;
            if (wrong) {
                planted.add(i);
            }
            if (!requisitions.problems(wrong ? wrong(i) : right(i), lead).isEmpty()) {
                stopped.add(i);
            }
        }

        assertThat(planted).hasSize(20);
        assertThat(stopped)
                .as("each planted mistake is stopped, and nothing else")
                .hasSize(20);
        assertThat(planted).containsAll(stopped);
        assertThat(values()).as("nothing was changed").isEqualTo(before);
    }

    private void runs(Organisation customer) {
        Installation live = shopfront.installation(customer, "production");
        shopfront.set(live, "tax.rate", "19");
        shopfront.set(live, "tax.label", "VAT 19 %");
        shopfront.set(live, "currency", "EUR");
        shopfront.set(live, "returns", "yes");
    }

    private RequisitionDraft right(int i) {
        Proposed[] wanted = switch (i % 3) {
            case 0 -> new Proposed[] {asked("tax.rate", "" + i % 26, "19"), asked("tax.label", "VAT", "VAT 19 %")};
            case 1 -> new Proposed[] {asked("currency", "USD", "EUR")};
            default -> new Proposed[] {asked("returns", "off", "yes")};
        };
        return draft(customers.get(i % CUSTOMERS), "production", wanted);
    }

    private RequisitionDraft wrong(int i) {
        Organisation customer = customers.get(i % CUSTOMERS);
        return switch (i / 5 % 5) {
            case 0 -> draft(cast.organisation("Without " + i), "production", asked("currency", "USD", "EUR"));
            case 1 -> draft(customer, "staging", asked("currency", "USD", "EUR"));
            case 2 -> draft(customer, "production", asked("currency", "CHF", "EUR"));
            case 3 -> draft(customer, "production", asked("returns", "no", "no"));
            default -> draft(customer, "production", asked("tax.rate", "20", "19"));
        };
    }

    private RequisitionDraft draft(Organisation customer, String environment, Proposed... wanted) {
        return new RequisitionDraft(
                "", customer.name(), shopfront.service().slug(), environment, "", "The new year.", List.of(wanted));
    }

    private static Proposed asked(String key, String value, String was) {
        return new Proposed(key, value, Optional.of(was));
    }

    private long values() {
        return node.bean(JdbcClient.class)
                .sql("""
                        select count(*)
                          from configuration.value v
                          join installation.installation i on i.id = v.installation_id
                         where i.service_id = :service
                        """)
                .param("service", shopfront.service().id().value())
                .query(Long.class)
                .single();
    }
}
