package org.nightdesk.engine;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one registry of figures about the program itself. */
@Configuration(proxyBeanMethods = false)
class MeterConfiguration {

    @Bean
    PrometheusMeterRegistry meters() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        return meters;
    }

    /** Closed with the node: it listens to the collector. */
    @Bean
    JvmGcMetrics collections() {
        return new JvmGcMetrics();
    }

    /** The figures that modules bring. */
    @Bean
    SmartInitializingSingleton figures(PrometheusMeterRegistry meters, ObjectProvider<MeterBinder> binders) {
        return () -> binders.forEach(binder -> binder.bindTo(meters));
    }
}
