package org.nightdesk.signal;

import static org.nightdesk.signal.AlertStore.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what became of each request. */
@Component
class RequestStore {

    /** A request with the items its signals became. */
    record Handled(Received received, List<Item> items) {

        long count(Outcome outcome) {
            return items.stream().filter(item -> item.outcome == outcome).count();
        }

        String tickets() {
            return items.stream()
                    .map(item -> item.ticket)
                    .filter(Objects::nonNull)
                    .map(ticket -> Long.toString(ticket.value()))
                    .distinct()
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids in the order given. */
    List<Long> insert(List<Handled> requests, Instant now) {
        List<Long> ids = new ArrayList<>(jdbc.sql("""
                insert into signal.request
                       (integration_id, at, format, bytes, opened, joined, repeated, resolved, ignored, refused, tickets, problems)
                select integration, :now, format, bytes, opened, joined, repeated, resolved, ignored, refused, tickets::bigint[], problems
                  from unnest(:integrations::bigint[], :formats::text[], :bytes::int[], :opened::int[], :joined::int[], :repeated::int[],
                              :resolved::int[], :ignored::int[], :refused::int[], :tickets::text[], :problems::text[])
                  with ordinality
                    as fresh (integration, format, bytes, opened, joined, repeated, resolved, ignored, refused, tickets, problems, place)
                 order by place
                returning id
                """)
                .param("now", time(now))
                .param(
                        "integrations",
                        requests.stream()
                                .map(request ->
                                        request.received().integration().id().value())
                                .toArray(Long[]::new))
                .param("formats", texts(requests, request -> request.received().format()))
                .param("bytes", counts(requests, request ->
                        (long) request.received().raw().length))
                .param(
                        "opened",
                        counts(requests, request -> request.count(Outcome.OPENED) + request.count(Outcome.REOPENED)))
                .param("joined", counts(requests, request -> request.count(Outcome.JOINED)))
                .param("repeated", counts(requests, request -> request.count(Outcome.REPEATED)))
                .param("resolved", counts(requests, request -> request.count(Outcome.RESOLVED)))
                .param("ignored", counts(requests, request -> request.count(Outcome.IGNORED)))
                .param("refused", counts(requests, request ->
                        (long) request.received().problems().size()))
                .param("tickets", texts(requests, Handled::tickets))
                .param(
                        "problems",
                        texts(
                                requests,
                                request -> String.join("\n", request.received().problems())))
                .query(Long.class)
                .list());
        for (int i = 0; i < ids.size(); i++) {
            keepRaw(ids.get(i), requests.get(i), now);
        }
        return ids;
    }

    private void keepRaw(long id, Handled request, Instant now) {
        if (request.received().problems().isEmpty()) {
            return;
        }
        jdbc.sql("""
                update signal.request
                   set raw = :raw
                 where id = :id
                   and at = :now
                """)
                .param("id", id)
                .param("now", time(now))
                .param("raw", request.received().raw())
                .update();
    }

    private static String[] texts(List<Handled> requests, Function<Handled, String> text) {
        return requests.stream().map(text).toArray(String[]::new);
    }

    private static Integer[] counts(List<Handled> requests, Function<Handled, Long> count) {
        return requests.stream()
                .map(request -> Math.toIntExact(count.apply(request)))
                .toArray(Integer[]::new);
    }
}
