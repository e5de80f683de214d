package org.nightdesk.delivery;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.delivery.screen.OffersScreen;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On a report: how it is delivered, and the way to one more. */
@Component("deliveryOffers")
class Offers implements Panel {

    private final OrderStore store;
    private final OrderScreens screens;

    Offers(OrderStore store, OrderScreens screens) {
        this.store = store;
        this.screens = screens;
    }

    @Override
    public String slot() {
        return "report.panel";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        return viewer.actor().isPerson()
                ? Optional.of(new Piece(
                        "delivery/offers",
                        new OffersScreen(
                                DeliveryPages.PATH + "/new?report=" + subject.id(),
                                screens.lines(store.visible(Long.parseLong(subject.id()), viewer), viewer))))
                : Optional.empty();
    }
}
