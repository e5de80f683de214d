package org.nightdesk.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Place;
import org.nightdesk.web.SignedIn;
import org.springframework.stereotype.Component;

/** Tells the screens who is looking, and the clocks to show: theirs, and those of the other places where staff are. */
@Component
class Onlooker implements SignedIn {

    private static final int OTHER_CLOCKS = 2;

    private final Viewers viewers;
    private final PersonStore store;

    Onlooker(Viewers viewers, PersonStore store) {
        this.viewers = viewers;
        this.store = store;
    }

    @Override
    public Optional<Person> person() {
        return viewers.find().map(viewer -> {
            ZoneId here = viewers.zone();
            return new Person(
                    viewer, Place.of(here), viewer.audience().contains(Viewer.STAFF) ? others(here) : List.of());
        });
    }

    private List<Place> others(ZoneId here) {
        return store.staffZones().stream()
                .filter(zone -> !zone.equals(here))
                .limit(OTHER_CLOCKS)
                .map(Place::of)
                .toList();
    }
}
