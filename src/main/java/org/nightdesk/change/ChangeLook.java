package org.nightdesk.change;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.change.Surroundings.Wish;
import org.nightdesk.change.screen.ChangeFormScreen.Looked;
import org.nightdesk.change.screen.ChangeScreen.Against;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Looks, while somebody types a time, what speaks against it and which times are free. What is typed by half says nothing. */
@Component
class ChangeLook {

    private static final DateTimeFormatter FROM = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final Surroundings surroundings;
    private final Services services;

    ChangeLook(Surroundings surroundings, Services services) {
        this.surroundings = surroundings;
        this.services = services;
    }

    Looked at(Map<String, String> typed, ZoneId zone, Optional<ChangeId> self, Instant now) {
        List<ServiceId> ticked = ChangeForm.ticked(typed);
        Wish wish = new Wish(self, ticked, typed.getOrDefault("environment", ""), zone);
        String risk = "Risk: " + risk(typed, ticked).word();
        return slot(typed, zone)
                .map(slot -> new Looked(true, risk, against(wish, slot), free(wish, slot, now)))
                .orElse(new Looked(false, risk, List.of(), List.of()));
    }

    List<Against> against(Wish wish, Slot slot) {
        return surroundings.clashes(wish, slot).stream()
                .map(clash -> new Against(clash.forbids(), clash.words(), clash.path()))
                .toList();
    }

    List<Slot> slots(Wish wish, Slot slot, Instant now) {
        Slot span = new Slot(slot.from(), slot.until().plus(FreeSlots.AHEAD));
        return FreeSlots.after(slot, surroundings.busy(wish, span), wish.zone(), now);
    }

    private List<String> free(Wish wish, Slot slot, Instant now) {
        return slots(wish, slot, now).stream()
                .map(free -> FROM.format(free.from().atZone(wish.zone())) + " to "
                        + UNTIL.format(free.until().atZone(wish.zone())))
                .toList();
    }

    private Risk risk(Map<String, String> typed, List<ServiceId> ticked) {
        boolean vital = services.all().stream()
                .filter(service -> ticked.contains(service.id()))
                .map(Service::tier)
                .anyMatch(tier -> tier == 1);
        return Risk.of(ChangeForm.answers(typed), vital);
    }

    private static Optional<Slot> slot(Map<String, String> typed, ZoneId zone) {
        try {
            Slot slot = new Slot(WallTime.typed("from", typed, zone), WallTime.typed("until", typed, zone));
            return Optional.of(slot).filter(one -> one.from().isBefore(one.until()));
        } catch (Refused byHalf) {
            return Optional.empty();
        }
    }
}
