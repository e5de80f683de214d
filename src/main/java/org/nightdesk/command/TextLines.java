package org.nightdesk.command;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;

/** A log line for somebody who watches the terminal. */
public final class TextLines extends EncoderBase<ILoggingEvent> {

    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

    @Override
    public void start() {
        traces.start();
        super.start();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String logger = event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
        String request = event.getMDCPropertyMap().getOrDefault("request", "");
        String line = "%s %-5s %s%s: %s%n%s"
                .formatted(
                        event.getInstant().truncatedTo(ChronoUnit.SECONDS),
                        event.getLevel(),
                        logger,
                        request.isEmpty() ? "" : " [" + request + "]",
                        event.getFormattedMessage(),
                        event.getThrowableProxy() == null ? "" : traces.convert(event));
        return Scrubbed.text(line).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
