package org.nightdesk.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** A pool for each {@link Lane}; 17 connections a node in all. */
class Pools extends AbstractRoutingDataSource implements AutoCloseable {

    private static final Map<Lane, Integer> SIZES = Map.of(Lane.GENERAL, 10, Lane.INTAKE, 3, Lane.PAGING, 4);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Map<Lane, HikariDataSource> pools = new EnumMap<>(Lane.class);

    Pools(DatabaseAddress address, MeterRegistry meters) {
        SIZES.forEach((lane, size) -> pools.put(lane, pool(address, lane, size, meters)));
        setTargetDataSources(Map.copyOf(pools));
        afterPropertiesSet();
    }

    @Override
    protected Object determineCurrentLookupKey() {
        return Lane.current();
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }

    // A statement that hangs is ended by the server; a peer that vanished is noticed by the kernel. A node that stands
    // still in the middle of a transaction
    // would keep its locks from the others: the server ends that too, soon where pages wait for it. The reserved lanes
    // are always open: signing in takes longer
    // than a page may.
    private static HikariDataSource pool(DatabaseAddress address, Lane lane, int size, MeterRegistry meters) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(lane.name().toLowerCase(java.util.Locale.ROOT));
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(lane == Lane.GENERAL ? 2 : size);
        pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
        pool.setValidationTimeout(Duration.ofSeconds(2).toMillis());
        pool.setConnectionInitSql("set statement_timeout = '60s'; set idle_in_transaction_session_timeout = '%s'"
                .formatted(lane == Lane.GENERAL ? "60s" : "5s"));
        pool.addDataSourceProperty("ApplicationName", "nightdesk-" + lane.name().toLowerCase(java.util.Locale.ROOT));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.setMetricRegistry(meters);
        return pool;
    }
}
