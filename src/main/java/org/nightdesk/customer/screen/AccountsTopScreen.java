package org.nightdesk.customer.screen;

/** On home: how many customers somebody looks after, and what is open there. */
public record AccountsTopScreen(String customers, int open, int urgent) {}
