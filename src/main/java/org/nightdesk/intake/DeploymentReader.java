package org.nightdesk.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.deployment.Report;
import org.nightdesk.deployment.Result;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the shapes in which pipelines tell of a deployment. A service that is not named, or not known, is that of the integration. */
@Component
class DeploymentReader {

    private static final DateTimeFormatter GITLAB = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

    private final Services services;
    private final Organisations organisations;

    DeploymentReader(Services services, Organisations organisations) {
        this.services = services;
        this.organisations = organisations;
    }

    /** A report, or why there is none; {@code wrong}: the sender should mend it. */
    record Read(Optional<Report> report, boolean wrong, String reason) {

        static Read of(Report report) {
            return new Read(Optional.of(report), false, "");
        }

        static Read ignored(String reason) {
            return new Read(Optional.empty(), false, reason);
        }

        static Read wrong(String reason) {
            return new Read(Optional.empty(), true, reason);
        }
    }

    static String hmac(String key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code event} is GitHub's header; {@code delivery} the sender's name for the request, for what has no number of its own. */
    Read read(String shape, String event, String delivery, JsonNode tree, ServiceId fallback, Instant now) {
        if (!tree.isObject()) {
            return Read.wrong("The body must be one JSON object.");
        }
        return switch (shape) {
            case "github" -> github(event, tree, fallback, now);
            case "gitlab" -> gitlab(delivery, tree, fallback, now);
            case "pagerduty" -> pagerduty(delivery, tree, fallback, now);
            default -> own(tree, fallback, now);
        };
    }

    private Read own(JsonNode tree, ServiceId fallback, Instant now) {
        String number = text(tree, "number");
        String environment = text(tree, "environment");
        if (number.isBlank() || environment.isBlank()) {
            return Read.wrong("Give number (yours for this deployment) and environment.");
        }
        String named = text(tree, "service");
        if (!named.isEmpty() && services.find(named).isEmpty()) {
            return Read.wrong("There is no service \"" + named + "\". Use its short name, or leave it out.");
        }
        String word = text(tree, "result");
        Optional<Result> result = Result.of(word.isEmpty() ? "succeeded" : word);
        if (result.isEmpty()) {
            return Read.wrong("\"" + word + "\" is no result. Use started, succeeded, failed or cancelled.");
        }
        return Read.of(new Report(
                number,
                service(named, fallback),
                environment,
                text(tree, "version"),
                text(tree, "commit"),
                text(tree, "who"),
                text(tree, "summary"),
                text(tree, "url"),
                customer(text(tree, "customer")),
                result.get(),
                time(text(tree, "at"), now)));
    }

    private Read github(String event, JsonNode tree, ServiceId fallback, Instant now) {
        JsonNode deployment = tree.path("deployment");
        JsonNode status = tree.path("deployment_status");
        if (!event.equals("deployment_status") || !status.isObject()) {
            return Read.ignored("GitHub’s event " + event + " tells of no deployment.");
        }
        Optional<Result> result = Result.of(text(status, "state"));
        if (result.isEmpty()) {
            return Read.ignored("A deployment that is " + text(status, "state") + " changes nothing yet.");
        }
        String environment = or(text(status, "environment"), text(deployment, "environment"));
        if (text(deployment, "id").isEmpty() || environment.isEmpty()) {
            return Read.wrong("deployment.id and deployment.environment are missing.");
        }
        return Read.of(new Report(
                text(deployment, "id"),
                service(text(tree.path("repository"), "name"), fallback),
                environment,
                or(text(deployment, "ref"), text(deployment, "sha")),
                text(deployment, "sha"),
                or(text(deployment.path("creator"), "login"), text(tree.path("sender"), "login")),
                or(text(status, "description"), text(deployment, "description")),
                or(text(status, "log_url"), text(status, "environment_url")),
                Optional.empty(),
                result.get(),
                time(or(text(status, "updated_at"), text(status, "created_at")), now)));
    }

    private Read gitlab(String delivery, JsonNode tree, ServiceId fallback, Instant now) {
        String kind = text(tree, "object_kind");
        String path = text(tree.path("project"), "path_with_namespace");
        ServiceId service = service(path.substring(path.lastIndexOf('/') + 1), fallback);
        return switch (kind) {
            case "deployment" -> deployed(tree, service, now);
            case "release" -> released(tree, service, now);
            case "feature_flag" -> flagged(delivery, tree, service, now);
            default -> Read.ignored("GitLab’s event " + kind + " tells of no deployment.");
        };
    }

    private static Read deployed(JsonNode tree, ServiceId service, Instant now) {
        Optional<Result> result = Result.of(text(tree, "status"));
        if (result.isEmpty()) {
            return Read.ignored("A deployment that is " + text(tree, "status") + " changes nothing yet.");
        }
        if (text(tree, "deployment_id").isEmpty() || text(tree, "environment").isEmpty()) {
            return Read.wrong("deployment_id and environment are missing.");
        }
        return Read.of(new Report(
                text(tree, "deployment_id"),
                service,
                text(tree, "environment"),
                or(text(tree, "ref"), text(tree, "short_sha")),
                text(tree, "short_sha"),
                or(text(tree.path("user"), "name"), text(tree.path("user"), "username")),
                text(tree, "commit_title"),
                text(tree, "deployable_url"),
                Optional.empty(),
                result.get(),
                time(text(tree, "status_changed_at"), now)));
    }

    private static Read released(JsonNode tree, ServiceId service, Instant now) {
        String tag = text(tree, "tag");
        if (!text(tree, "action").equals("create") || tag.isEmpty()) {
            return Read.ignored("Only a release that is new is kept.");
        }
        return Read.of(new Report(
                "release " + or(text(tree, "id"), tag),
                service,
                "released",
                tag,
                text(tree.path("commit"), "id"),
                text(tree.path("commit").path("author"), "name"),
                text(tree, "name"),
                text(tree, "url"),
                Optional.empty(),
                Result.SUCCEEDED,
                time(text(tree, "released_at"), now)));
    }

    private static Read flagged(String delivery, JsonNode tree, ServiceId service, Instant now) {
        JsonNode flag = tree.path("object_attributes");
        String state = flag.path("active").asBoolean(false) ? "on" : "off";
        return Read.of(new Report(
                "flag " + text(flag, "id") + " " + or(delivery, state + " " + now),
                service,
                "feature flags",
                text(flag, "name") + " " + state,
                "",
                or(text(tree.path("user"), "name"), text(tree.path("user"), "username")),
                text(flag, "description"),
                text(tree, "user_url"),
                Optional.empty(),
                Result.SUCCEEDED,
                now));
    }

    private Read pagerduty(String number, JsonNode tree, ServiceId fallback, Instant now) {
        JsonNode payload = tree.path("payload");
        JsonNode details = payload.path("custom_details");
        String summary = text(payload, "summary");
        if (summary.isEmpty()) {
            return Read.wrong("payload.summary is missing.");
        }
        return Read.of(new Report(
                number,
                service(or(text(details, "service"), text(payload, "source")), fallback),
                or(text(details, "environment"), "production"),
                text(details, "version"),
                text(details, "commit"),
                or(text(details, "user"), text(payload, "source")),
                summary,
                text(tree.path("links").path(0), "href"),
                Optional.empty(),
                Result.SUCCEEDED,
                time(text(payload, "timestamp"), now)));
    }

    private ServiceId service(String name, ServiceId fallback) {
        return services.find(name)
                .or(() -> services.findBySlug(name.toLowerCase(Locale.ROOT)))
                .map(Service::id)
                .orElse(fallback);
    }

    private Optional<OrganisationId> customer(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : OrganisationId.parse(text)
                        .flatMap(organisations::find)
                        .or(() -> organisations.findByName(text))
                        .map(Organisation::id);
    }

    // One that lies ahead is the sender's clock's mistake.
    private static Instant time(String text, Instant now) {
        return moment(text)
                .filter(at -> !at.isAfter(now) && at.isAfter(Instant.EPOCH))
                .map(at -> at.truncatedTo(ChronoUnit.MICROS))
                .orElse(now);
    }

    private static Optional<Instant> moment(String text) {
        for (DateTimeFormatter format : new DateTimeFormatter[] {DateTimeFormatter.ISO_OFFSET_DATE_TIME, GITLAB}) {
            try {
                return Optional.of(OffsetDateTime.parse(text.replace(" UTC", " +0000"), format)
                        .toInstant());
            } catch (DateTimeException other) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() || value.isNumber() ? value.asString().strip() : "";
    }
}
