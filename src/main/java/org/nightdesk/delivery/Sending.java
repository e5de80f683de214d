package org.nightdesk.delivery;

/** A parcel on its way to one address: the {@code tries}-th time, {@code repeat} when an earlier one may have arrived. */
record Sending(long id, long parcel, String address, String state, String reason, int tries, boolean repeat) {}
