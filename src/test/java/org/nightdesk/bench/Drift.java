package org.nightdesk.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.Definitions;
import org.nightdesk.configuration.Drifts;
import org.nightdesk.configuration.SettingDraft;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes to compare what is with what should be: {@code BENCH_CLIENTS} customers (2,000) of one service with {@code BENCH_SETTINGS} settings (200) each, of which
 * one value in forty differs and a tenth of those is explained; each value has one before it.
 */
final class Drift {

    private static final int CLIENTS = Figures.number("BENCH_CLIENTS", 2_000);
    private static final int SETTINGS = Figures.number("BENCH_SETTINGS", 200);
    private static final int TIMES = Figures.number("BENCH_TIMES", 5);

    private final TestNode node;
    private final JdbcClient jdbc;
    private final Instant now;

    private Drift(TestNode node) {
        this.node = node;
        this.jdbc = node.bean(JdbcClient.class);
        this.now = node.now();
    }

    public static void main(String[] arguments) throws IOException {
        Figures.sayHowQuiet();
        try (TestNode node = TestNode.fresh()) {
            new Drift(node).measure();
        }
    }

    private void measure() {
        ServiceId service = service();
        fill(service);
        jdbc.sql("analyze").update();
        double first = look();
        List<Double> again = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            drift(i);
            again.add(look());
        }
        int unexplained =
                node.bean(Drifts.class).counts(Optional.of(service), "").getOrDefault("unexplained", 0);
        Figures.say(
                "%,d clients x %,d settings: %,d unexplained; the first time %.1f s, then (n=%d, 1,000 values changed before each) median %.1f s  max %.1f s",
                CLIENTS,
                SETTINGS,
                unexplained,
                first,
                again.size(),
                Figures.median(again),
                again.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }

    private double look() {
        long begin = System.nanoTime();
        node.bean(Drifts.class).compare(Viewer.system(), now.plus(Duration.ofMinutes(1)));
        return (System.nanoTime() - begin) / 1e9;
    }

    private ServiceId service() {
        ServiceId service = node.bean(Services.class)
                .create(ServiceDraft.named("Bench", 2), Viewer.system(), now)
                .id();
        for (int i = 0; i < SETTINGS; i++) {
            node.bean(Definitions.class)
                    .create(service, SettingDraft.number("limit." + i, "", "0", "1000", ""), Viewer.system(), now);
        }
        return service;
    }

    // Written as rows: what is measured is the comparison, not the writing.
    private void fill(ServiceId service) {
        jdbc.sql("""
                with customer as (
                    insert into people.organisation (name, created_at)
                    select 'Bench client ' || n, :now from generate_series(1, :clients) n
                    returning id, name
                )
                insert into installation.installation (organisation_id, service_id, environment, name, made_at)
                select id, :service, 'production', name, :now from customer
                """)
                .param("clients", CLIENTS)
                .param("service", service.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        values("current", "1", "v.hours + 1");
        values("expected", "0", "v.hours + 2");
        jdbc.sql("""
                insert into configuration.explanation (installation_id, setting_id, kind, reason, by_name, since, until)
                select i.id, s.id, 'declared', 'bench', 'bench', :now, :now + interval '90 days'
                  from installation.installation i
                 cross join configuration.setting s
                 where (i.id * 7 + s.id) % 400 = 0
                """).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private void values(String side, String differs, String age) {
        jdbc.sql("""
                insert into configuration.value (installation_id, setting_id, side, text, print, since, until, by_name, because, origin)
                select i.id, s.id, :side, v.text, '=' || v.text, :now - make_interval(hours => %s), case when v.hours > 100 then :now - interval '100 hours' end,
                       'Bench', 'bench', 'entered'
                  from installation.installation i
                 cross join configuration.setting s
                 cross join lateral (values (200, '1'),
                                            (50, case when (i.id * 7 + s.id) %% 40 = 0 then '%s' else '2' end)) as v(hours, text)
                """.formatted(age, differs))
                .param("side", side)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void drift(int round) {
        jdbc.sql("""
                update configuration.value
                   set text = text || '9', print = print || '9'
                 where id in (select id
                                from configuration.value
                               where side = 'current' and until is null
                               order by md5(id::text || :round)
                               limit 1000)
                """).param("round", Integer.toString(round)).update();
    }
}
