package org.nightdesk.execution;

/** The playbooks by which the small service of a story is looked after; {@code %s} is the service's name. */
final class CarePlaybooks {

    static final String LIMIT = """
            name: Set the payment limit of %1$s
            purpose: Changes the limit in the database and in the running service.
            service: %1$s
            parameters:
              where: {type: target, environment: production}
              payment_limit: {type: number, min: 1, max: 1000}
            checks:
              - differs: [payment_limit, stored]
                because: The limit is that already.
            steps:
              - step: kept
                says: Write the limit ${payment_limit} into the database.
                before:
                  sql: {endpoint: database, statement: "select value from setting where key = 'payment.limit'", expect: {rows: 1}, capture: {stored: value}}
                act:
                  sql: {endpoint: database, statement: "update setting set value = :payment_limit where key = 'payment.limit' and value = :stored", expect: {rows: 1}}
                verify:
                  sql: {endpoint: database, statement: "select value from setting where key = 'payment.limit'", expect: {value: "${payment_limit}"}}
                undo:
                  sql: {endpoint: database, statement: "update setting set value = :stored where key = 'payment.limit'", expect: {rows: 1}}
                on-failure: rollback
                dry-run: rolled-back
              - step: running
                says: Tell the running service.
                before:
                  http: {endpoint: api, path: /settings/payment.limit, expect: {status: 200}, capture: {running: /value}}
                act:
                  http: {endpoint: api, method: PUT, path: /settings/payment.limit, body: {value: "${payment_limit}"}}
                verify:
                  http: {endpoint: api, path: /settings/payment.limit, expect: {json: {/value: "${payment_limit}"}}}
                undo:
                  http: {endpoint: api, method: PUT, path: /settings/payment.limit, body: {value: "${running}"}}
                idempotent: yes
                on-failure: rollback
                dry-run: {compare: {running: "${payment_limit}"}}
            """;

    static final String ROLL_OUT = """
            name: Roll out %1$s
            purpose: Brings a version to customers, a few first.
            service: %1$s
            limits: {targets: 5, per-hour: 20, at-a-time: 2, stages: [1, 40 %%, rest]}
            parameters:
              where: {type: targets}
              version: {type: text, pattern: "[0-9]+[.][0-9]+"}
            steps:
              - step: version
                says: Bring ${version}.
                before:
                  http: {endpoint: api, path: /settings/version, expect: {status: 200}, capture: {old: /value}}
                act:
                  http: {endpoint: api, method: PUT, path: /settings/version, body: {value: "${version}"}}
                verify:
                  http: {endpoint: api, path: /settings/version, expect: {json: {/value: "${version}"}}}
                undo:
                  http: {endpoint: api, method: PUT, path: /settings/version, body: {value: "${old}"}}
                idempotent: yes
                on-failure: rollback
                dry-run: {compare: {old: "${version}"}}
            """;

    static final String FAIL_OVER = """
            name: Fail over %1$s
            purpose: Points customers at the standby.
            service: %1$s
            limits: {targets: 5, per-hour: 20, at-a-time: 5, stages: [1, rest]}
            parameters:
              where: {type: targets, environment: production}
              to: {type: choice, values: [standby, primary]}
            steps:
              - step: point
                says: Point it at the ${to}.
                before:
                  http: {endpoint: api, path: /settings/upstream, expect: {status: 200}, capture: {from: /value}}
                act:
                  http: {endpoint: api, method: PUT, path: /settings/upstream, body: {value: "${to}"}}
                verify:
                  http: {endpoint: api, path: /settings/upstream, expect: {json: {/value: "${to}"}}}
                idempotent: yes
                reversible: no
                on-failure: ask
                dry-run: {compare: {from: "${to}"}}
            """;

    static final String RESTORE = """
            name: Restore %1$s beside itself
            purpose: Reads the newest backup back beside the living database, and proves that it can be worked with.
            service: %1$s
            parameters:
              where: {type: target, environment: production}
            captured:
              newest: {type: text, pattern: "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"}
              rows: {type: number, min: 1, max: 1000}
            steps:
              - step: restore
                says: Restore the newest backup.
                act:
                  http: {endpoint: api, method: POST, path: /restores, expect: {status: 201}}
                verify:
                  sql:
                    endpoint: database
                    statement: select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as newest, (select count(*) from restored.setting) as rows from restored.beat
                    expect: {rows: 1}
                    capture: {newest: newest, rows: rows}
                idempotent: yes
                reversible: no
                dry-run: {cannot: A restore is its own trial.}
              - wait: whole
                says: All ${rows} rows of settings are there, as many as in the living one.
                until:
                  sql: {endpoint: database, statement: select count(*) from setting, expect: {value: "${rows}"}}
              - manual: look
                says: Place an order in what was restored, and show its confirmation.
                evidence: picture
            """;

    private CarePlaybooks() {}
}
