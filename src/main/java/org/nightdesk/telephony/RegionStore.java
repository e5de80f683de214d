package org.nightdesk.telephony;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the country of numbers that are written without one. */
@Component
class RegionStore {

    private final JdbcClient jdbc;

    RegionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two capital letters; empty when every number must name its country. */
    Optional<String> region() {
        return jdbc.sql("select region from telephony.setting where region <> ''")
                .query((row, number) -> row.getString("region"))
                .optional();
    }

    void save(String region) {
        jdbc.sql("""
                insert into telephony.setting (single, region)
                values (true, :region)
                on conflict (single) do update set region = excluded.region
                """).param("region", region).update();
    }
}
