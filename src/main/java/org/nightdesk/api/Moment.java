package org.nightdesk.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** A time with its zone (RFC 3339), from 1970 to 9999, to the microsecond that the database keeps; never a bare number. */
class Moment extends StdScalarDeserializer<Instant> {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    Moment() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        try {
            Instant moment = OffsetDateTime.parse(parser.getString()).toInstant();
            if (!moment.isBefore(Instant.EPOCH) && moment.isBefore(END)) {
                return moment.truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException notATime) {
            return weird(parser, context);
        }
        return weird(parser, context);
    }

    private static Instant weird(JsonParser parser, DeserializationContext context) {
        return (Instant) context.handleWeirdStringValue(Instant.class, parser.getString(), "not a time");
    }
}
