package org.nightdesk.act;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Outcome;
import org.nightdesk.installation.Endpoint;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.installation.OpenEndpoint;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.vault.Vault;
import org.springframework.stereotype.Component;

/** Performs what a node performs by itself: requests and statements. Commands are a runner's, everything manual is a person's. */
@Component
public class Acts {

    /** How much longer than its time-out a deed may take until it has ended in any case. */
    public static final Duration SLACK = Duration.ofSeconds(20);

    private final Installations installations;
    private final Vault vault;
    private final HttpActs http;
    private final SqlActs sql;

    Acts(Installations installations, Vault vault, HttpActs http, SqlActs sql) {
        this.installations = installations;
        this.vault = vault;
        this.http = http;
        this.sql = sql;
    }

    /** Once. Talks to the world: hold no transaction. Never throws for what the world does. */
    public Answer perform(Deed deed, Duration most) {
        return perform(deed, most, false);
    }

    /** As far as it can be tried without being done: a statement is rolled back, a request that changes something is refused. */
    public Answer tryOut(Deed deed, Duration most) {
        return deed instanceof Deed.Http request && request.changes()
                ? Answer.of(Outcome.REFUSED, "A request that changes something cannot be tried.")
                : perform(deed, most, true);
    }

    /** What a command is given on its host; {@code hidden} is what must not be seen of it. */
    public record Given(Map<String, String> environment, String input, List<String> hidden) {

        public static final Given NOTHING = new Given(Map.of(), "", List.of());

        @Override
        public String toString() {
            return environment.keySet().toString();
        }
    }

    /** With its secrets in it, for its host and nobody else. Talks to the world: hold no transaction. Refused when a secret cannot be had. */
    public Given given(Deed.Command command) {
        if (command.environment().isEmpty() && command.input().isEmpty()) {
            return Given.NOTHING;
        }
        Mask mask = new Mask();
        Filling filling = new Filling(vault, mask);
        Map<String, String> environment = new HashMap<>();
        command.environment().forEach((name, value) -> environment.put(name, filling.text(value)));
        return new Given(environment, filling.text(command.input()), filling.secrets());
    }

    private Answer perform(Deed deed, Duration most, boolean dry) {
        Mask mask = new Mask();
        Filling filling = new Filling(vault, mask);
        try {
            Answer answer = switch (deed) {
                case Deed.Http request -> {
                    OpenEndpoint endpoint = open(request.endpoint(), mask);
                    checkSame(leads(request.url(), endpoint.endpoint().address()), request.endpoint());
                    yield http.perform(request, endpoint, filling, mask, most);
                }
                case Deed.Sql statement -> {
                    OpenEndpoint endpoint = open(statement.endpoint(), mask);
                    checkSame(statement.at().equals(at(endpoint.endpoint())), statement.endpoint());
                    yield sql.perform(statement, filling, mask, most, dry);
                }
                case Deed.Nothing nothing -> Answer.of(Outcome.OK, "Nothing to do.");
                case Deed.Command command -> Answer.of(Outcome.REFUSED, "A runner does that.");
                case Deed.Manual manual -> Answer.of(Outcome.REFUSED, "A person does that.");
            };
            return answer.masked(mask);
        } catch (Refused refused) {
            return Answer.of(Outcome.REFUSED, mask.of(String.valueOf(refused.getMessage())));
        } catch (NotFound gone) {
            return Answer.of(Outcome.REFUSED, "The installation or its endpoint is there no longer.");
        }
    }

    private OpenEndpoint open(String where, Mask mask) {
        OpenEndpoint endpoint = installations.endpoint(installation(where), name(where));
        mask.hide(endpoint.password());
        endpoint.authorization().ifPresent(value -> mask.hide(value.substring(value.indexOf(' ') + 1)));
        return endpoint;
    }

    static InstallationId installation(String where) {
        return InstallationId.parse(where.substring(0, where.indexOf('/'))).orElseThrow();
    }

    static String name(String where) {
        return where.substring(where.indexOf('/') + 1);
    }

    /** Where a database endpoint leads, as a plan says it. */
    public static String at(Endpoint endpoint) {
        return endpoint.address() + (endpoint.login().isEmpty() ? "" : " as " + endpoint.login());
    }

    private static boolean leads(String url, String base) {
        return url.startsWith(base.endsWith("/") ? base : base + "/");
    }

    private static void checkSame(boolean same, String endpoint) {
        if (!same) {
            throw Refused.conflict(
                    "The endpoint " + endpoint + " leads elsewhere than when the plan was made. Make a new plan.");
        }
    }
}
