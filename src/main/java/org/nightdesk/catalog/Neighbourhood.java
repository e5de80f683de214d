package org.nightdesk.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nightdesk.catalog.screen.NeedsPicture;
import org.nightdesk.catalog.screen.NeedsPicture.Box;
import org.nightdesk.catalog.screen.NeedsPicture.Line;

/** Draws a service between what needs it and what it needs, two steps in each direction. */
class Neighbourhood {

    private static final int STEPS = 2;
    private static final int ROW = 42;
    private static final int BOX = 30;
    private static final double GAP = 4;
    private static final int LONGEST_NAME = 20;

    private final Map<ServiceId, String> names;
    private final Map<ServiceId, List<ServiceId>> needs;
    private final Map<ServiceId, List<ServiceId>> needers = new HashMap<>();
    private final Map<ServiceId, Integer> columns = new LinkedHashMap<>();

    Neighbourhood(ServiceId middle, Map<ServiceId, String> names, Map<ServiceId, List<ServiceId>> needs) {
        this.names = names;
        this.needs = needs;
        needs.forEach((service, all) -> all.forEach(needed ->
                needers.computeIfAbsent(needed, id -> new ArrayList<>()).add(service)));
        columns.put(middle, 0);
        spread(middle, this.needs, 1);
        spread(middle, needers, -1);
    }

    /** Everything that would feel a failure of the service, however far away, nearest first. */
    static Set<ServiceId> reached(ServiceId from, Map<ServiceId, List<ServiceId>> arrows) {
        Set<ServiceId> reached = new LinkedHashSet<>(List.of(from));
        List<ServiceId> next = List.of(from);
        while (!next.isEmpty()) {
            next = next.stream()
                    .flatMap(id -> arrows.getOrDefault(id, List.of()).stream())
                    .filter(reached::add)
                    .toList();
        }
        reached.remove(from);
        return reached;
    }

    /** From each service that is needed to those that need it. */
    Map<ServiceId, List<ServiceId>> needers() {
        return needers;
    }

    private void spread(ServiceId middle, Map<ServiceId, List<ServiceId>> arrows, int direction) {
        List<ServiceId> next = List.of(middle);
        for (int step = 1; step <= STEPS; step++) {
            int column = step * direction;
            next = next.stream()
                    .flatMap(id -> arrows.getOrDefault(id, List.of()).stream())
                    .filter(id -> columns.putIfAbsent(id, column) == null)
                    .toList();
        }
    }

    NeedsPicture picture() {
        int first = columns.values().stream().mapToInt(column -> column).min().orElse(0);
        int last = columns.values().stream().mapToInt(column -> column).max().orElse(0);
        double width = (100 - GAP * STEPS * 2) / (STEPS * 2 + 1);
        int tallest = 1;
        Map<ServiceId, Box> boxes = new LinkedHashMap<>();
        for (int column = first; column <= last; column++) {
            List<ServiceId> here = in(column);
            tallest = Math.max(tallest, here.size());
            double x = (column - first) * (width + GAP);
            for (int row = 0; row < here.size(); row++) {
                boxes.put(here.get(row), box(here.get(row), column, x, row * ROW, width));
            }
        }
        return new NeedsPicture(
                tallest * ROW - (ROW - BOX), title(), List.copyOf(boxes.values()), lines(boxes, first, width));
    }

    private List<ServiceId> in(int column) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Box box(ServiceId id, int column, double x, int y, double width) {
        String name = names.getOrDefault(id, "");
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        return new Box(column == 0 ? "s-me" : "", percent(x), y, percent(x + width / 2), percent(width), shown);
    }

    private List<Line> lines(Map<ServiceId, Box> boxes, int first, double width) {
        List<Line> lines = new ArrayList<>();
        columns.forEach((service, column) -> needs.getOrDefault(service, List.of())
                .forEach(needed -> {
                    if (columns.getOrDefault(needed, column) == column + 1) {
                        double right = (column - first) * (width + GAP) + width;
                        lines.add(new Line(
                                percent(right), centre(boxes, service), percent(right + GAP), centre(boxes, needed)));
                    }
                }));
        return lines;
    }

    private static int centre(Map<ServiceId, Box> boxes, ServiceId id) {
        Box box = boxes.get(id);
        return box == null ? 0 : box.y() + BOX / 2;
    }

    private String title() {
        return "What needs it at the left, what it needs at the right, two steps each way. The same stands in the lists below.";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
