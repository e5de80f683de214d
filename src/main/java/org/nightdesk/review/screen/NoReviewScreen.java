package org.nightdesk.review.screen;

/** A ticket without a review. {@code refusal} says why none can be begun yet, empty when one can. */
public record NoReviewScreen(String number, String title, String refusal) {}
