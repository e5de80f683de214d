package org.nightdesk.billing;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/billing-definitions}: what is billed each month. */
@RestController("billingDefinitionsController")
@RequestMapping("/api/v1/billing-definitions")
@Needs(Role.RESPONDER)
class DefinitionsController {

    /**
     * {@code owner} is asked for when a token writes; {@code reports} and {@code control} are reports' ids; {@code prices} a line for each; {@code mostChange} in
     * per cent. Currency, decimals and rounding (half-up, half-even, up, down) are read when it is new.
     */
    record BillingDefinitionBody(
            String name,
            Optional<String> description,
            Optional<String> owner,
            Optional<String> team,
            Optional<String> currency,
            Optional<Integer> decimals,
            Optional<String> rounding,
            List<String> reports,
            Optional<String> control,
            Optional<String> prices,
            Optional<String> mostChange,
            int dueDay,
            String dueTime,
            String timeZone) {

        DefinitionDraft draft() {
            return new DefinitionDraft(
                    name,
                    description.orElse(""),
                    team.map(id -> TeamId.parse(id)
                            .orElseThrow(() -> Refused.invalid("team", "There is no team with the id " + id + "."))),
                    currency.orElse(""),
                    decimals.map(Object::toString).orElse("2"),
                    rounding.orElse("half-up"),
                    String.join(",", reports),
                    control.orElse(""),
                    prices.orElse(""),
                    mostChange.orElse(""),
                    Integer.toString(dueDay),
                    dueTime,
                    timeZone);
        }
    }

    record BillingDefinitionView(
            String id,
            String name,
            String description,
            String owner,
            Optional<String> team,
            String currency,
            int decimals,
            String rounding,
            int version,
            List<String> reports,
            Optional<String> control,
            String prices,
            Optional<String> mostChange,
            int dueDay,
            String dueTime,
            String timeZone) {

        static BillingDefinitionView of(Definition one) {
            return new BillingDefinitionView(
                    one.text(),
                    one.name(),
                    one.description(),
                    one.owner().text(),
                    one.team().map(TeamId::text),
                    one.currency().code(),
                    one.currency().decimals(),
                    one.currency().rounding().word(),
                    one.version(),
                    one.terms().reports().stream().map(id -> "rep_" + id).toList(),
                    one.terms().control().map(id -> "rep_" + id),
                    one.terms().prices(),
                    one.terms()
                            .mostChange()
                            .map(most -> most.stripTrailingZeros().toPlainString()),
                    one.terms().dueDay(),
                    one.terms().dueTime().toString(),
                    one.terms().zone().getId());
        }
    }

    private final Definitions definitions;
    private final InstantSource clock;

    DefinitionsController(Definitions definitions, InstantSource clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    @GetMapping
    Listed<BillingDefinitionView> list(Window window, Viewer viewer) {
        return window.cut(definitions.of(viewer), Definition::id, BillingDefinitionView::of);
    }

    @GetMapping("/{id}")
    BillingDefinitionView show(@PathVariable String id, Viewer viewer) {
        return BillingDefinitionView.of(definitions.definition(Definition.id(id), viewer));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<BillingDefinitionView> create(Viewer viewer, @RequestBody BillingDefinitionBody body) {
        PersonId owner = body.owner()
                .flatMap(PersonId::parse)
                .or(() -> Optional.of(viewer.actor())
                        .filter(actor -> actor.isPerson())
                        .map(actor -> new PersonId(actor.id())))
                .orElseThrow(() -> Refused.invalid("owner", "Say which person owns it."));
        BillingDefinitionView made =
                BillingDefinitionView.of(definitions.create(body.draft(), owner, viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/billing-definitions/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    BillingDefinitionView change(@PathVariable String id, Viewer viewer, @RequestBody BillingDefinitionBody body) {
        return BillingDefinitionView.of(definitions.change(Definition.id(id), body.draft(), viewer, clock.instant()));
    }
}
