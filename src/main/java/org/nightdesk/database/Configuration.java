package org.nightdesk.database;

import java.util.Map;
import java.util.TreeMap;

/** How the embedded PostgreSQL is set: nothing that was committed is lost, and it stays small beside the program. */
final class Configuration {

    private Configuration() {}

    static Map<String, String> of(Folder folder) {
        Map<String, String> settings = new TreeMap<>();
        settings.putAll(durable());
        settings.putAll(sized());
        settings.putAll(reached());
        settings.putAll(logged(folder));
        return settings;
    }

    private static Map<String, String> durable() {
        return Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");
    }

    // max_wal_size bounds the recovery after a crash; one node needs 17 connections, its tools a few more.
    // No replication from the embedded server, so the least of WAL. Parallel plans would take both processors.
    private static Map<String, String> sized() {
        return Map.of(
                "shared_buffers", "128MB",
                "effective_cache_size", "512MB",
                "max_wal_size", "512MB",
                "max_connections", "100",
                "wal_level", "minimal",
                "max_wal_senders", "0",
                "max_parallel_workers_per_gather", "0",
                "random_page_cost", "1.1",
                "jit", "off");
    }

    private static Map<String, String> reached() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "password_encryption", "scram-sha-256",
                "client_connection_check_interval", "10s",
                "timezone", "UTC");
    }

    // One file a weekday, overwritten a week later. Terse and without the statement: values are customers' data.
    private static Map<String, String> logged(Folder folder) {
        return Map.of(
                "logging_collector", "on",
                "log_directory", folder.cluster().resolve("log").toString(),
                "log_filename", "postgresql-%a.log",
                "log_truncate_on_rotation", "on",
                "log_rotation_size", "0",
                "log_error_verbosity", "terse",
                "log_min_error_statement", "panic",
                "log_timezone", "UTC");
    }
}
