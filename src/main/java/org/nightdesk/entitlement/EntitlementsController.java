package org.nightdesk.entitlement;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/entitlements}: who holds what, and what can be asked for. A yes is a person's, and given on the screen. */
@RestController
@RequestMapping("/api/v1/entitlements")
@Needs(Role.RESPONDER)
class EntitlementsController {

    private static final int MOST = 1_000;

    /** {@code holder}: a mail address of somebody here, or a name; {@code wanted} by the offer's fields or its playbook's parameters; {@code hours} where it ends by itself. */
    record WishBody(
            String offer,
            String holder,
            Optional<Map<String, String>> wanted,
            Optional<Integer> hours,
            String reason) {}

    record EntitlementWordBody(String word) {}

    /** {@code state}: asked, granting, held, withdrawing, stuck, returned or refused. */
    record EntitlementView(
            String id,
            String offer,
            String kind,
            String holder,
            String state,
            String trouble,
            String ticket,
            String reason,
            Map<String, String> wanted,
            String askedBy,
            Instant askedAt,
            Optional<String> approvedBy,
            Optional<Instant> grantedAt,
            Optional<Instant> until,
            Optional<Instant> returnedAt,
            Optional<String> run) {}

    /** {@code kind}: account, desktop or access; {@code service} by name; playbooks by id, left out where it is done by hand; {@code mostHours} where it ends by itself. */
    record OfferBody(
            String name,
            String purpose,
            String kind,
            String service,
            Optional<List<String>> fields,
            Optional<String> grantPlaybook,
            Optional<String> withdrawPlaybook,
            Optional<List<String>> points,
            Optional<Integer> mostHours) {

        OfferDraft draft() {
            return new OfferDraft(
                    name,
                    purpose,
                    kind,
                    service,
                    fields.orElse(List.of()),
                    grantPlaybook.orElse(""),
                    withdrawPlaybook.orElse(""),
                    points.orElse(List.of()),
                    mostHours.map(String::valueOf).orElse(""));
        }
    }

    record OfferView(
            String id,
            String name,
            String purpose,
            String kind,
            List<String> fields,
            Optional<String> grantPlaybook,
            Optional<String> withdrawPlaybook,
            List<String> points,
            Optional<Integer> mostHours,
            boolean retired) {

        static OfferView of(Offer offer) {
            return new OfferView(
                    "off_" + offer.id(),
                    offer.name(),
                    offer.purpose(),
                    offer.kind(),
                    offer.fields(),
                    present(offer.grantPlaybook()),
                    present(offer.withdrawPlaybook()),
                    offer.points(),
                    offer.mostHours(),
                    offer.retired());
        }
    }

    private final Entitlements entitlements;
    private final Offers offers;
    private final Tickets tickets;
    private final InstantSource clock;

    EntitlementsController(Entitlements entitlements, Offers offers, Tickets tickets, InstantSource clock) {
        this.entitlements = entitlements;
        this.offers = offers;
        this.tickets = tickets;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Everything that was asked for; by holder, when one is named.")
    Listed<EntitlementView> list(@RequestParam(defaultValue = "") String holder, Window window, Viewer viewer) {
        return window.cut(entitlements.matching(holder, MOST, viewer), Entitlement::id, one -> view(one, viewer));
    }

    @GetMapping("/open")
    @Summary("What is asked for, held, or not given back in time; the most pressing first.")
    List<EntitlementView> open(Viewer viewer) {
        return entitlements.open(viewer).stream().map(one -> view(one, viewer)).toList();
    }

    @GetMapping("/{id:ent_[0-9]+}")
    EntitlementView show(@PathVariable String id, Viewer viewer) {
        return view(entitlements.entitlement(number(id, "ent_"), viewer), viewer);
    }

    @PostMapping
    ResponseEntity<EntitlementView> ask(Viewer viewer, @RequestBody WishBody body) {
        Wish wish = new Wish(
                body.holder(),
                body.wanted().orElse(Map.of()),
                body.hours().map(String::valueOf).orElse(""),
                body.reason());
        Entitlement asked = entitlements.ask(number(body.offer(), "off_"), wish, viewer, clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/entitlements/" + asked.text()))
                .body(view(asked, viewer));
    }

    @PostMapping("/{id:ent_[0-9]+}/approvals")
    @Summary(
            "Says yes to handing it over now and taking it back in time. By a token of one’s own, of somebody who neither asked nor gets it.")
    EntitlementView approve(@PathVariable String id, Viewer viewer) {
        return view(entitlements.approve(number(id, "ent_"), viewer, clock.instant()), viewer);
    }

    @PostMapping("/{id:ent_[0-9]+}/refusals")
    EntitlementView refuse(@PathVariable String id, Viewer viewer, @RequestBody EntitlementWordBody body) {
        return view(entitlements.refuse(number(id, "ent_"), body.word(), viewer, clock.instant()), viewer);
    }

    @PostMapping("/{id:ent_[0-9]+}/handovers")
    @Summary("Was handed over by hand; every point of its checklist is ticked.")
    EntitlementView handOver(@PathVariable String id, Viewer viewer) {
        return view(entitlements.handOver(number(id, "ent_"), viewer, clock.instant()), viewer);
    }

    @PostMapping("/{id:ent_[0-9]+}/withdrawals")
    @Summary("Has it taken back now by its playbook.")
    EntitlementView withdraw(@PathVariable String id, Viewer viewer) {
        return view(entitlements.withdraw(number(id, "ent_"), viewer, clock.instant()), viewer);
    }

    @PostMapping("/{id:ent_[0-9]+}/returns")
    @Summary("Somebody has seen to it by hand that it is back.")
    EntitlementView back(@PathVariable String id, Viewer viewer, @RequestBody EntitlementWordBody body) {
        return view(entitlements.back(number(id, "ent_"), body.word(), viewer, clock.instant()), viewer);
    }

    @GetMapping("/offers")
    List<OfferView> offers(Viewer viewer) {
        return offers.all(viewer).stream().map(OfferView::of).toList();
    }

    @PostMapping("/offers")
    @Needs(Role.LEAD)
    ResponseEntity<OfferView> create(Viewer viewer, @RequestBody OfferBody body) {
        OfferView made = OfferView.of(offers.keep(Optional.empty(), body.draft(), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/entitlements/offers/" + made.id()))
                .body(made);
    }

    @GetMapping("/offers/{id:off_[0-9]+}")
    OfferView offer(@PathVariable String id, Viewer viewer) {
        return OfferView.of(offers.offer(number(id, "off_"), viewer));
    }

    @PutMapping("/offers/{id:off_[0-9]+}")
    @Needs(Role.LEAD)
    OfferView keep(@PathVariable String id, Viewer viewer, @RequestBody OfferBody body) {
        return OfferView.of(offers.keep(Optional.of(number(id, "off_")), body.draft(), viewer, clock.instant()));
    }

    private EntitlementView view(Entitlement one, Viewer viewer) {
        return new EntitlementView(
                one.text(),
                one.offer().name(),
                one.offer().kind(),
                one.holderName(),
                one.state(),
                one.trouble(),
                tickets.ticket(one.ticket(), viewer).number(),
                one.reason(),
                one.wanted(),
                one.askerName(),
                one.askedAt(),
                present(one.approverName()),
                one.grantedAt(),
                one.until(),
                one.returnedAt(),
                present(one.run()));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private static long number(String text, String prefix) {
        if (!text.matches(prefix + "[1-9][0-9]{0,17}")) {
            throw new NotFound(text);
        }
        return Long.parseLong(text.substring(prefix.length()));
    }
}
