package org.nightdesk.heartbeat;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is pasted into a job so that it calls. */
final class HeartbeatSnippets {

    private HeartbeatSnippets() {}

    /** By name, the most likely first. */
    static Map<String, String> of(String url) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("cron", """
                # crontab: says how the job ended, 0 is that it worked
                30 2 * * * /usr/local/bin/backup; curl -fsS -m 10 --retry 5 -o /dev/null %1$s/$?
                """.formatted(url));
        all.put("Shell", """
                # when it began, how long it took, how it ended, and its last words
                curl -fsS -m 10 --retry 5 -o /dev/null %1$s/start
                said=$(/usr/local/bin/backup 2>&1); code=$?
                printf %%s "$said" | tail -c 9000 | curl -fsS -m 10 --retry 5 -o /dev/null --data-binary @- %1$s/$code
                """.formatted(url));
        all.put("systemd", """
                # /etc/systemd/system/backup.service, beside your ExecStart
                [Service]
                ExecStartPre=-curl -fsS -m 10 --retry 5 -o /dev/null %1$s/start
                ExecStopPost=-sh -c 'curl -fsS -m 10 --retry 5 -o /dev/null %1$s/$$([ "$$SERVICE_RESULT" = success ] && echo 0 || echo fail)'
                """.formatted(url));
        all.put("Prometheus", """
                # a rule that always fires: when it is not heard any more, Prometheus or the way from it is dead
                groups:
                  - name: watchdog
                    rules:
                      - alert: Watchdog
                        expr: vector(1)

                # alertmanager.yml: every minute to this heartbeat, which is expected every 5 min
                route:
                  routes:
                    - matchers: [alertname="Watchdog"]
                      receiver: nightdesk-heartbeat
                      group_wait: 0s
                      group_interval: 1m
                      repeat_interval: 50s
                receivers:
                  - name: nightdesk-heartbeat
                    webhook_configs:
                      - url: %1$s
                        send_resolved: false
                """.formatted(url));
        return all;
    }
}
