package org.nightdesk.trainee;

import java.time.Instant;

/** That a trainee may answer pages by themselves; {@code signer} is the name of the lead who said so. */
record SignOff(String signer, Instant at) {}
