package org.nightdesk.jetlag;

import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;
import org.nightdesk.travel.Journey;

/** Hours of a shift that this journey moves into the night. */
record NightPart(Journey journey, ScheduleId schedule, Span span) {}
