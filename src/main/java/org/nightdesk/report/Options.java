package org.nightdesk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.parameter.Parameter;
import org.nightdesk.parameter.ParameterKind;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/**
 * What a parameter offers to choose from: the answers of its own query, which runs behind every guard of a report and is recorded like one. They are kept for five
 * minutes on each node.
 */
@Component("reportOptions")
class Options {

    /** As what such a run is recorded. */
    static final String FORMAT = "options";

    static final int MOST = 500;
    static final Duration KEPT = Duration.ofMinutes(5);

    private static final String FRESH = "As the database had it, at most five minutes ago.";
    private static final String LINES = "A line for each.";
    private static final String MORE =
            "There are more than the first " + MOST + " that are offered: any other is taken too.";
    private static final Limits LIMITS = new Limits(MOST, 200_000);

    /** What is bound, and what is shown for it: the query's first column and its second, if it has one. */
    record Option(String value, String label) {}

    /** {@code more}: there are more than these. {@code trouble} says why there are none; empty when all went well. */
    record Offer(List<Option> options, boolean more, Instant asOf, String trouble) {

        static Offer none(String trouble, Instant now) {
            return new Offer(List.of(), false, now, trouble);
        }
    }

    private record Key(long source, String query) {}

    private final Runs runs;
    private final Map<Key, Offer> kept = new ConcurrentHashMap<>();

    Options(Runs runs) {
        this.runs = runs;
    }

    /** NotFound when the report has no such parameter, or it offers nothing. */
    Offer of(Report report, String word, Viewer by, Instant now) {
        Parameter parameter = report.asks().stream()
                .filter(one -> one.name().equals(word) && one.offers())
                .findFirst()
                .orElseThrow(() -> new NotFound("options of parameter " + word));
        return of(report, parameter, by, now);
    }

    /** Without a refusal: where it cannot be asked, the offer says why, and the value is typed. */
    Offer of(Report report, Parameter parameter, Viewer by, Instant now) {
        kept.values().removeIf(offer -> !offer.asOf().plus(KEPT).isAfter(now));
        Key key = new Key(report.source(), parameter.options());
        Offer before = kept.get(key);
        if (before != null) {
            return before;
        }
        Offer offer = asked(report, parameter, by, now);
        if (offer.trouble().isEmpty()) {
            kept.put(key, offer);
        }
        return offer;
    }

    /** The fields of a form that ask for the report's values, each called {@code before} and its word. */
    List<Asked> asked(Report report, Form form, String before, Viewer viewer, Instant now) {
        return report.asks().stream()
                .flatMap(one -> one.words().map(word -> asked(report, one, word, form, before, viewer, now)))
                .toList();
    }

    private Asked asked(
            Report report, Parameter parameter, String word, Form form, String before, Viewer viewer, Instant now) {
        String label = Parameter.label(word);
        if (!parameter.offers()) {
            return switch (parameter.kind()) {
                case DATE, DATE_RANGE -> Asked.typed(before + word, label, "date", "");
                case TEXT, NUMBER -> Asked.typed(before + word, label, "text", "");
                case LIST -> Asked.typed(before + word, label, "textarea", LINES);
            };
        }
        boolean many = parameter.kind() == ParameterKind.LIST;
        return offered(of(report, parameter, viewer, now), before + word, label, many, form);
    }

    private static Asked offered(Offer offer, String field, String label, boolean many, Form form) {
        String typed = many ? "textarea" : "text";
        String lines = many ? " " + LINES : "";
        if (!offer.trouble().isEmpty()) {
            return Asked.typed(field, label, typed, offer.trouble() + lines);
        }
        Map<String, String> choices = new LinkedHashMap<>();
        offer.options().forEach(one -> choices.put(one.value(), one.label()));
        if (offer.more()) {
            return new Asked(field, label, typed, MORE + lines, choices, List.of());
        }
        List<String> chosen = form.value(field).lines().toList();
        chosen.forEach(one -> choices.putIfAbsent(one, one));
        return new Asked(field, label, many ? "ticks" : "select", FRESH, choices, chosen);
    }

    // Never with the eyes of somebody who sees personal columns: what is kept is shown to all who may run a report.
    private Offer asked(Report report, Parameter parameter, Viewer by, Instant now) {
        try {
            Running running = runs.start(report.asking(parameter.options()), Map.of(), FORMAT, by, false, now);
            ResultTable table = new ResultTable();
            Run run = running.into(table, LIMITS);
            if (!running.masked().isEmpty()) {
                return Offer.none("What it could offer tells who somebody is, and is masked.", now);
            }
            return new Offer(
                    table.lines().stream()
                            .map(Options::option)
                            .filter(option -> !option.value().isEmpty())
                            .toList(),
                    run.truncated(),
                    now,
                    "");
        } catch (Refused refused) {
            return Offer.none("Its list could not be asked for. " + refused.getMessage(), now);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Option option(List<Cell> cells) {
        String value = cells.getFirst().plain();
        return new Option(value, cells.size() > 1 ? cells.get(1).plain() : value);
    }
}
