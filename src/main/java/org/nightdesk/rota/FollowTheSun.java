package org.nightdesk.rota;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.people.Person;
import org.nightdesk.web.Place;

/**
 * Fills the form of a new schedule from where people live: a layer for each site, on duty from its morning until the next site's. Whoever reads the
 * form changes what does not fit; nothing is kept before.
 */
record FollowTheSun(List<Site> sites) {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int DAY = 24 * 60;
    // Whose mornings are nearer than this work side by side: they are one site.
    private static final int ONE_SITE = 4 * 60;

    /** People who begin their day together; {@code morning} is the minute of the day in UTC at which the first of them does. */
    record Site(String name, int morning, List<Person> people) {}

    static FollowTheSun of(List<Person> staff, Instant now) {
        Map<Integer, List<Person>> mornings =
                staff.stream().collect(Collectors.groupingBy(person -> morning(person.zone(), now)));
        List<Integer> order =
                afterTheLongestPause(mornings.keySet().stream().sorted().toList());
        List<List<Person>> groups = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        for (int morning : order) {
            if (begins.isEmpty() || minutes(begins.getLast(), morning) >= ONE_SITE) {
                begins.add(morning);
                groups.add(new ArrayList<>());
            }
            groups.getLast().addAll(mornings.get(morning));
        }
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            sites.add(new Site(name(groups.get(i)), begins.get(i), groups.get(i)));
        }
        return new FollowTheSun(sites);
    }

    private static int morning(ZoneId zone, Instant now) {
        ZonedDateTime morning = now.atZone(zone).with(MORNING).withZoneSameInstant(ZoneOffset.UTC);
        return morning.toLocalTime().toSecondOfDay() / 60;
    }

    // So that people on both sides of midnight in UTC are not taken for two sites.
    private static List<Integer> afterTheLongestPause(List<Integer> mornings) {
        List<Integer> order = new ArrayList<>(mornings);
        int longest = 0;
        int first = 0;
        for (int i = 0; i < mornings.size(); i++) {
            int before = mornings.get((i + mornings.size() - 1) % mornings.size());
            int pause = minutes(before, mornings.get(i));
            if (pause > longest) {
                longest = pause;
                first = i;
            }
        }
        Collections.rotate(order, -first);
        return order;
    }

    private static int minutes(int from, int until) {
        return Math.floorMod(until - from, DAY);
    }

    // The place where most of them live.
    private static String name(List<Person> people) {
        return people.stream().collect(Collectors.groupingBy(Person::zone, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<ZoneId, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().getId(), Comparator.reverseOrder()))
                .map(entry -> Place.of(entry.getKey()).name())
                .orElseThrow();
    }

    boolean isPossible() {
        return sites.size() > 1;
    }

    /** Dublin and Tokyo. */
    String names() {
        List<String> names = sites.stream().map(Site::name).toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** The fields with a layer for each site, its hours on the clocks of {@code zone}; a name stays if there is one. */
    Map<String, String> fill(Map<String, String> typed, ZoneId zone, Instant now) {
        Map<String, String> values = new HashMap<>(typed);
        values.keySet().removeIf(field -> field.startsWith("layers["));
        values.merge("name", names(), (old, made) -> old.isBlank() ? made : old);
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            String field = "layers[" + i + "]";
            for (int place = 0; place < site.people().size(); place++) {
                values.put(
                        field + ".people[" + place + "]",
                        site.people().get(place).id().text());
            }
            values.put(field + ".restrictions[0].from", clock(site, zone, now));
            values.put(field + ".restrictions[0].until", clock(sites.get((i + 1) % sites.size()), zone, now));
        }
        return values;
    }

    private static String clock(Site site, ZoneId zone, Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .with(LocalTime.ofSecondOfDay(site.morning() * 60L))
                .atZoneSameInstant(zone)
                .toLocalTime()
                .toString();
    }
}
