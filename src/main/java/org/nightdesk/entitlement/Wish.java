package org.nightdesk.entitlement;

import java.util.Map;

/** Something asked for: {@code holder} is a mail address of somebody here, or a name; {@code wanted} by field or parameter; {@code hours} empty where it does not end by itself. */
public record Wish(String holder, Map<String, String> wanted, String hours, String reason) {}
