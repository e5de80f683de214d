package org.nightdesk.billing;

import java.time.Instant;
import java.time.YearMonth;

/** All customers of a run are approved; told in the transaction in which the last one was. */
public record SignedOff(long run, long definition, YearMonth month, Instant at) {}
