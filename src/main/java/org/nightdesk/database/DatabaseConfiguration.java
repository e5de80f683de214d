package org.nightdesk.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.nightdesk.settings.Settings;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** The pools. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DataSource dataSource(Settings settings) {
        DatabaseAddress address = settings.database().orElseThrow();
        Map<Object, Object> pools = Map.of(
                Lane.GENERAL, pool(address, Lane.GENERAL, 10),
                Lane.INTAKE, pool(address, Lane.INTAKE, 3),
                Lane.PAGING, pool(address, Lane.PAGING, 4));
        AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return Lane.current();
            }
        };
        routing.setTargetDataSources(pools);
        routing.afterPropertiesSet();
        return routing;
    }

    private static HikariDataSource pool(DatabaseAddress address, Lane lane, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("nightdesk-" + lane);
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(size);
        return pool;
    }
}
