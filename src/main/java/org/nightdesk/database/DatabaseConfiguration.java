package org.nightdesk.database;

import io.micrometer.core.instrument.MeterRegistry;
import org.nightdesk.settings.Settings;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database, then the pools, then brings the schema up to date. Closed in the opposite order. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Database database(Settings settings) {
        return Database.open(settings);
    }

    @Bean
    Pools dataSource(Database database, MeterRegistry meters) {
        return new Pools(database.address(), meters);
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return new Schema();
    }
}
