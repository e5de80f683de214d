package org.nightdesk.configuration;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.datasource.Production;
import org.nightdesk.engine.Story;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationDraft;
import org.nightdesk.installation.InstallationDraft.EndpointDraft;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's settings of the payments gateway: read from the demo's production database, changed over three months, and three of them by nobody knows whom. */
@Component
@Profile("demo")
class ConfigurationStory implements Story {

    private static final String SERVICE = "payments-gateway";
    private static final int MOST = 100;
    private static final List<SettingDraft> SETTINGS = List.of(
            SettingDraft.number("card.limit", "The largest single card payment.", "0", "50000", "EUR"),
            SettingDraft.number("review.above", "Payments above this are looked at by a person.", "0", "50000", "EUR"),
            SettingDraft.choice("currency", "In what merchants are paid out.", "EUR", "USD", "GBP", "DKK"),
            SettingDraft.yesNo("challenge.always", "Ask the card holder’s bank each time, not only when it is risky."),
            SettingDraft.number("settlement.hour", "When merchants are paid out, local time.", "0", "23", "h"),
            SettingDraft.number("retry.attempts", "How often a declined payment is tried again.", "0", "5", ""),
            SettingDraft.text("statement.text", "What card holders read on their statement."),
            SettingDraft.text("webhook.secret", "Signs what we tell the merchant’s shop.")
                    .kept());
    private static final Map<String, String> USUAL = Map.of(
            "card.limit", "5000",
            "review.above", "4000",
            "currency", "EUR",
            "challenge.always", "no",
            "settlement.hour", "4",
            "retry.attempts", "2");

    private final Definitions definitions;
    private final Register register;
    private final Drifts drifts;
    private final SettingSources sources;
    private final Installations installations;
    private final Organisations organisations;
    private final Services services;
    private final Production production;

    ConfigurationStory(
            Definitions definitions,
            Register register,
            Drifts drifts,
            SettingSources sources,
            Installations installations,
            Organisations organisations,
            Services services,
            Production production) {
        this.definitions = definitions;
        this.register = register;
        this.drifts = drifts;
        this.sources = sources;
        this.installations = installations;
        this.organisations = organisations;
        this.services = services;
        this.production = production;
    }

    @Override
    public int chapter() {
        return 10;
    }

    @Override
    public void tell(Instant now) {
        services.findBySlug(SERVICE).ifPresent(service -> tell(service.id(), now));
    }

    private void tell(ServiceId service, Instant now) {
        Instant then = now.minus(Duration.ofDays(92));
        Viewer program = Viewer.system();
        SETTINGS.forEach(one -> definitions.create(service, one, program, then));
        definitions.pair(
                service,
                new Pair("card.limit", "review.above", "Above the limit nobody would look at anything."),
                program,
                then);
        List<Installation> all = installations.matching(InstallationFilter.ALL.of(service), MOST, program);
        production.change("create table setting (installation text not null, key text not null, value text not null)");
        production.change("grant select on setting to " + production.keeper());
        for (int i = 0; i < all.size(); i++) {
            begin(all.get(i), i, then, now);
        }
        unknownHands(all, now);
        SettingSource reads = new SettingSource(
                0,
                service,
                SettingSource.SQL,
                "database",
                "select key, value from setting where installation = :installation",
                "",
                60);
        sources.create(reads, program, now);
    }

    private void begin(Installation bare, int number, Instant then, Instant now) {
        Installation at = withDatabase(bare, then);
        Map<String, String> values = new HashMap<>(USUAL);
        values.put("card.limit", Integer.toString(5_000 + number % 3 * 1_000));
        values.put("statement.text", customer(at));
        values.put("webhook.secret", "demo-secret-" + number);
        register.read(at, values, "source:demo", then);
        register.acceptAll(at.id(), Viewer.system(), "Taken over from the old list.", then);
        Instant later = then.plus(Duration.ofDays(20L + number * 3L % 40));
        register.changed(at.id(), "settlement.hour", "3", Viewer.system(), "change:summer timetable", later);
        values.put("settlement.hour", "3");
        write(at, values);
    }

    private Installation withDatabase(Installation bare, Instant then) {
        return installations.change(
                bare.id(),
                new InstallationDraft(
                        bare.name(),
                        bare.organisation(),
                        Optional.of(bare.service()),
                        bare.environment().name(),
                        false,
                        List.of(EndpointDraft.sql(
                                "database", production.jdbc(), production.keeper(), production.password()))),
                Viewer.system(),
                then);
    }

    private String customer(Installation at) {
        return at.organisation()
                .map(organisations::organisation)
                .map(Organisation::name)
                .orElse("Ourselves");
    }

    // Three values that nobody will own up to, and one that is written down.
    private void unknownHands(List<Installation> all, Instant now) {
        change(all.get(0), "review.above", "9000", now.minus(Duration.ofDays(9)));
        change(all.get(1), "retry.attempts", "5", now.minus(Duration.ofDays(3)));
        change(all.get(2), "challenge.always", "yes", now.minus(Duration.ofHours(5)));
        change(all.get(3), "settlement.hour", "6", now.minus(Duration.ofDays(2)));
        drifts.declare(
                all.get(3).id(),
                "settlement.hour",
                "Their bank is late until the holidays are over.",
                now.plus(Duration.ofDays(40)),
                Viewer.system(),
                now.minus(Duration.ofDays(2)));
    }

    private void change(Installation at, String key, String value, Instant when) {
        Map<String, String> values = register.now(at.id(), Side.CURRENT).values().stream()
                .filter(one -> one.text().isPresent())
                .collect(Collectors.toMap(Value::key, one -> one.text().orElseThrow()));
        values.put(key, value);
        register.read(at, values, "source:demo", when);
        write(at, values);
    }

    private void write(Installation at, Map<String, String> values) {
        String rows = values.entrySet().stream()
                .map(one ->
                        "(%s, %s, %s)".formatted(literal(at.name()), literal(one.getKey()), literal(one.getValue())))
                .collect(Collectors.joining(", "));
        production.change("delete from setting where installation = " + literal(at.name()));
        production.change("insert into setting values " + rows);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public List<String> invitation(Instant now) {
        return List.of(
                "Settings that drift: /drift; a hundred requests, twenty of them wrong: /configuration-requests/batch");
    }
}
