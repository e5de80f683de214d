package org.nightdesk.rota;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;

/**
 * Who is on call at one instant, in the order of coming on, each with the overrides through which the place came to them, none by rotation; and
 * who was taken off by which. Overrides are applied in the order they were made.
 */
final class Duty {

    private final Map<PersonId, List<ShiftOverride>> on = new LinkedHashMap<>();
    private final Map<PersonId, ShiftOverride> off = new LinkedHashMap<>();

    private Optional<ShiftOverride> instead = Optional.empty();

    Duty(Optional<PersonId> planned) {
        planned.ifPresent(person -> on.put(person, List.of()));
    }

    Map<PersonId, List<ShiftOverride>> on() {
        return on;
    }

    void apply(ShiftOverride override) {
        switch (override.kind()) {
            case ADD -> putOn(override, List.of());
            case REMOVE -> takeOff(override.replaces().orElseThrow(), override);
            case REPLACE -> replace(override);
        }
    }

    private void replace(ShiftOverride override) {
        List<ShiftOverride> before = override.replaces().map(on::get).orElse(null);
        if (override.replaces().isEmpty()) {
            on.keySet().forEach(person -> off.put(person, override));
            on.clear();
            instead = Optional.of(override);
            putOn(override, List.of());
        } else if (before != null) {
            takeOff(override.replaces().get(), override);
            putOn(override, before);
        }
    }

    private void putOn(ShiftOverride override, List<ShiftOverride> before) {
        PersonId person = override.person().orElseThrow();
        on.putIfAbsent(
                person, Stream.concat(before.stream(), Stream.of(override)).toList());
        off.remove(person);
    }

    private void takeOff(PersonId person, ShiftOverride override) {
        on.remove(person);
        off.put(person, override);
    }

    /**
     * The override that says otherwise than this draft: it gives the same place to somebody else, or takes off whom the draft puts on, or the
     * other way round. Whom an override has put on may hand on, and back.
     */
    Optional<ShiftOverride> contradicting(OverrideDraft draft) {
        return switch (draft.kind()) {
            case ADD -> takenOff(draft.person().orElseThrow());
            case REMOVE -> notToBeRemoved(draft.replaces().orElseThrow());
            case REPLACE -> draft.replaces().isEmpty() ? notInsteadOfAll(draft) : notInstead(draft);
        };
    }

    private Optional<ShiftOverride> takenOff(PersonId person) {
        return Optional.ofNullable(off.get(person));
    }

    private Optional<ShiftOverride> notToBeRemoved(PersonId person) {
        List<ShiftOverride> through = on.get(person);
        return through != null
                ? through.stream().reduce((first, last) -> last)
                : takenOff(person).filter(other -> other.kind() != ShiftOverride.Kind.REMOVE);
    }

    private Optional<ShiftOverride> notInsteadOfAll(OverrideDraft draft) {
        return on.entrySet().stream()
                .filter(entry -> !Optional.of(entry.getKey()).equals(draft.person()))
                .flatMap(entry -> entry.getValue().reversed().stream().limit(1))
                .findFirst()
                .or(() -> takenOff(draft.person().orElseThrow()));
    }

    private Optional<ShiftOverride> notInstead(OverrideDraft draft) {
        List<ShiftOverride> through = on.get(draft.replaces().orElseThrow());
        if (through != null) {
            return takenOff(draft.person().orElseThrow()).filter(other -> !through.contains(other));
        }
        return takenOff(draft.replaces().orElseThrow())
                .or(() -> instead)
                .filter(other -> !other.person().equals(draft.person()));
    }
}
