package org.nightdesk.people.screen;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The zones worth offering: places, not offsets or names of old. */
public final class Zones {

    public static final List<String> NAMES = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(zone -> zone.contains("/")
                                    && !zone.matches("(Etc|SystemV|US|Canada|Brazil|Chile|Mexico)/.*"))
                            .sorted())
            .toList();

    private Zones() {}
}
