package org.nightdesk.database;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pools on the opened database, and the migration that brings its schema up to date. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Pools dataSource(Database database, MeterRegistry meters) {
        return new Pools(database.address(), meters);
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return new Schema();
    }
}
