package org.nightdesk.intake;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.intake.screen.SnippetScreen;
import org.nightdesk.intake.screen.SnippetScreen.Part;
import org.nightdesk.signal.Integration;

/**
 * What is pasted into a sender so that it signals here. {@code name} is the sender's; in {@code text}, what differs between
 * installations stands between « and », and lines that begin with # are notes.
 */
record Snippet(String name, String text) {

    /** The text as it is pasted. */
    String plain() {
        return text.replace("«", "").replace("»", "");
    }

    /** The text in parts, as the screen shows them. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (String line : text.split("(?<=\n)")) {
            if (line.startsWith("#")) {
                parts.add(new Part("note", line));
                continue;
            }
            String[] pieces = line.split("[«»]", -1);
            for (int i = 0; i < pieces.length; i++) {
                parts.add(new Part(i % 2 == 1 ? "mark" : "text", pieces[i]));
            }
        }
        return parts;
    }

    /** The one of that name, the first when there is none, among its siblings; {@code path} is where they are chosen. */
    static SnippetScreen screen(List<Snippet> all, String name, String path) {
        Snippet chosen =
                all.stream().filter(one -> one.name().equals(name)).findFirst().orElse(all.getFirst());
        return new SnippetScreen(
                all.stream()
                        .map(one -> new SnippetScreen.Tab(
                                one.name(), path + "?how=" + one.name() + "#how", one.equals(chosen)))
                        .toList(),
                chosen.parts());
    }

    /** The address that belongs to the integration, to be given to its sender. {@code base} has no slash at the end. */
    static String url(Integration integration, String base, String key) {
        return switch (integration.kind()) {
            case "alertmanager" -> base + "/alertmanager/" + key;
            case "heartbeat" -> base + "/ping/" + key;
            case MailIntake.KIND ->
                "mailto:"
                        + MailIntake.address(
                                key,
                                Optional.ofNullable(URI.create(base).getHost()).orElse("localhost"));
            default -> base + "/in/" + integration.kind() + "/" + key;
        };
    }

    /** Those that fit the integration's kind, the most likely first. */
    static List<Snippet> of(Integration integration, String base, String key) {
        String url = url(integration, base, key);
        return switch (integration.kind()) {
            case "alertmanager" ->
                List.of(
                        prometheus(URI.create(url)),
                        alertmanager(base + "/in/alertmanager/" + key),
                        amtool(url),
                        posted(url + "/api/v2/alerts"));
            case "heartbeat" -> List.of(beating(url));
            case MailIntake.KIND -> List.of(mailed(url.substring("mailto:".length())));
            case DeploymentIntake.KIND -> List.of(deployed(url), webhook(url, key));
            default -> List.of(generic(url), resolving(url));
        };
    }

    private static Snippet prometheus(URI url) {
        return new Snippet("Prometheus", """
                # prometheus.yml
                alerting:
                  alertmanagers:
                    - scheme: %s
                      api_version: v2
                      path_prefix: «%s»
                      static_configs:
                        - targets: ["«%s»"]
                """.formatted(url.getScheme(), url.getPath(), url.getAuthority()));
    }

    private static Snippet alertmanager(String url) {
        return new Snippet("Alertmanager", """
                # alertmanager.yml
                route:
                  receiver: nightdesk
                receivers:
                  - name: nightdesk
                    webhook_configs:
                      - url: «%s»
                        send_resolved: true
                        max_alerts: 100
                """.formatted(url));
    }

    private static Snippet amtool(String url) {
        return new Snippet("amtool", """
                # one alert by hand; it ends by itself after five minutes
                amtool alert add TryingItOut severity=critical \\
                  --annotation=summary="Trying it out" \\
                  --alertmanager.url=«%s»
                """.formatted(url));
    }

    private static Snippet deployed(String url) {
        return new Snippet("curl", """
                # the last line of a pipeline; the same number again is about the same deployment
                curl -sS -H 'Content-Type: application/json' '«%s»' -d '{
                  "number": "8121", "service": "payments-gateway", "environment": "production",
                  "version": "4.31", "commit": "a84d88e", "who": "Dana", "result": "succeeded"}'
                """.formatted(url));
    }

    private static Snippet webhook(String url, String key) {
        return new Snippet("GitHub, GitLab", """
                # GitHub: a webhook for deployment statuses, content type application/json
                # GitLab: a webhook for deployment, release and feature flag events
                address  «%s»
                secret   «%s»
                """.formatted(url, key));
    }

    private static Snippet posted(String url) {
        return new Snippet("curl", """
                # one alert by hand; it ends by itself after five minutes
                curl -sS -H 'Content-Type: application/json' '«%s»' -d '[
                  {"labels": {"alertname": "TryingItOut", "severity": "critical"},
                   "annotations": {"summary": "Trying it out"}}]'
                """.formatted(url));
    }

    private static Snippet beating(String url) {
        return new Snippet("curl", """
                # the last line of a job; its heartbeat is made by the first call: every day, an hour of grace
                curl -fsS -m 10 --retry 5 -o /dev/null '«%s»/nightly-backup?create=1'
                """.formatted(url));
    }

    private static Snippet generic(String url) {
        return new Snippet("curl", """
                # fires; the same dedup again is the same alert
                curl -sS -H 'Content-Type: application/json' '«%s»' -d '
                  {"summary": "Nightly backup failed", "severity": "critical", "dedup": "backup"}'
                """.formatted(url));
    }

    private static Snippet mailed(String address) {
        return new Snippet("Mail", """
                # let your monitoring write here, by way of your mail server to our port for incoming mail
                «%s»

                # PROBLEM, CRITICAL, [FIRING:1] or nothing of the kind in the subject: it fires
                # RECOVERY, RESOLVED, OK, UP, or "Resolved in 5m:" before the same subject: it is over
                """.formatted(address));
    }

    private static Snippet resolving(String url) {
        return new Snippet("Resolve", """
                # says that it is over
                curl -sS -H 'Content-Type: application/json' '«%s»' -d '
                  {"action": "resolve", "dedup": "backup"}'
                """.formatted(url));
    }
}
