package org.nightdesk.command;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log line as one JSON object: {@code at} (RFC 3339, UTC), {@code level}, {@code logger}, {@code thread},
 * {@code message}, the stack trace as {@code error}, and what the thread carries, such as the id of the {@code request}.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {

    private final JsonMapper json = new JsonMapper();
    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

    @Override
    public void start() {
        traces.start();
        super.start();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("at", event.getInstant().toString());
        line.put("level", event.getLevel().toString());
        line.put("logger", event.getLoggerName());
        line.put("thread", event.getThreadName());
        line.putAll(event.getMDCPropertyMap());
        line.put("message", Scrubbed.text(event.getFormattedMessage()));
        if (event.getThrowableProxy() != null) {
            line.put("error", Scrubbed.text(traces.convert(event)));
        }
        return (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
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
