package org.nightdesk.delivery.screen;

import java.util.List;

/** On a report: how it is delivered, and the way to one more. */
public record OffersScreen(String path, List<OrdersScreen.Line> lines) {}
