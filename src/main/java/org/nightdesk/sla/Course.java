package org.nightdesk.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one clock went, told by what happened to its ticket: stretches in order, each beginning where the one before ended; the
 * last one is open while the clock runs or pauses. {@code ended} is when it was met or came to nothing.
 */
record Course(List<Stretch> stretches, State state, Optional<Instant> ended) {

    /** How a clock stands. */
    enum State {
        RUNNING,
        PAUSED,
        MET,
        ENDED
    }

    /** What it did in a stretch: rested is between a resolution and a reopening. */
    enum Did {
        RAN,
        PAUSED,
        RESTED
    }

    /** {@code until} is {@link Instant#MAX} while it lasts. */
    record Stretch(Instant from, Instant until, Did did, Waiting on) {}

    /** The course of a promise; empty when nothing of it is owed. Deeds in the order in which they happened. */
    static Optional<Course> of(Promise promise, List<Deed> deeds, Rules rules) {
        Tracer tracer = new Tracer(promise, rules);
        deeds.forEach(tracer::take);
        return tracer.course();
    }

    /** Follows the deeds. */
    private static final class Tracer {

        private final Promise promise;
        private final Rules rules;
        private final List<Stretch> stretches = new ArrayList<>();
        private @Nullable Stretch last;
        private @Nullable State state;
        private @Nullable Instant ended;
        private @Nullable Waiting held;
        private boolean replied;
        private boolean over;

        Tracer(Promise promise, Rules rules) {
            this.promise = promise;
            this.rules = rules;
        }

        void take(Deed deed) {
            held = held(deed);
            switch (promise) {
                case FIRST_RESPONSE -> first(deed);
                case NEXT_UPDATE -> update(deed);
                case RESOLUTION -> resolution(deed);
                case DEVELOPERS -> owed(deed, Waiting.DEVELOPER);
                case VENDOR -> owed(deed, Waiting.VENDOR);
            }
        }

        /** Who writes to us while we wait for them has ended the wait. */
        private @Nullable Waiting held(Deed deed) {
            return switch (deed.kind()) {
                case HELD -> deed.on();
                case ASKED -> held == Waiting.CUSTOMER ? null : held;
                case RESUMED, RESTORED, RESOLVED, REOPENED, ENDED -> null;
                case OPENED, TAKEN, ANSWERED -> held;
            };
        }

        private void first(Deed deed) {
            switch (deed.kind()) {
                case OPENED -> begin(deed.at());
                case ANSWERED, RESTORED, RESOLVED -> end(State.MET, deed.at());
                case TAKEN -> {
                    if (rules.takenIsReply()) {
                        end(State.MET, deed.at());
                    }
                }
                case ENDED -> end(State.ENDED, deed.at());
                case ASKED, HELD, RESUMED, REOPENED -> {}
            }
        }

        private void resolution(Deed deed) {
            switch (deed.kind()) {
                case OPENED -> begin(deed.at());
                case RESOLVED -> end(State.MET, deed.at());
                case RESTORED -> {
                    if (rules.workaroundResolves()) {
                        end(State.MET, deed.at());
                    }
                    follow(deed.at());
                }
                case REOPENED -> again(deed.at());
                case ENDED -> end(State.ENDED, deed.at());
                case HELD, RESUMED, ASKED, TAKEN, ANSWERED -> follow(deed.at());
            }
        }

        /** Begins after the first reply, so that it never falls due before that one. */
        private void update(Deed deed) {
            if (over && deed.kind() != Deed.Kind.REOPENED) {
                return;
            }
            switch (deed.kind()) {
                case OPENED -> {}
                case ANSWERED -> answered(deed.at());
                case TAKEN, RESTORED -> {
                    if (!replied && (rules.takenIsReply() || deed.kind() == Deed.Kind.RESTORED)) {
                        replied = true;
                        begin(deed.at());
                    }
                }
                case ASKED -> {
                    if (rules.updatesWhenAsked() && replied && !going()) {
                        begin(deed.at());
                    }
                    follow(deed.at());
                }
                case HELD, RESUMED -> follow(deed.at());
                case RESOLVED, ENDED -> {
                    over = true;
                    forget();
                }
                case REOPENED -> {
                    over = false;
                    begin(deed.at());
                }
            }
        }

        private void answered(Instant at) {
            replied = true;
            if (rules.updatesWhenAsked()) {
                forget();
            } else {
                begin(at);
            }
        }

        private void owed(Deed deed, Waiting by) {
            if (deed.kind() == Deed.Kind.ENDED) {
                end(State.ENDED, deed.at());
            } else if (held != by) {
                end(State.MET, deed.at());
            } else if (!going()) {
                begin(deed.at());
            }
        }

        private boolean going() {
            return state == State.RUNNING || state == State.PAUSED;
        }

        private void begin(Instant at) {
            stretches.clear();
            last = null;
            ended = null;
            state = State.RUNNING;
            follow(at);
        }

        /** Runs or pauses from here on, as what it waits for wants. */
        private void follow(Instant at) {
            if (!going()) {
                return;
            }
            boolean pausing =
                    held != null && promise.isOurs() && promise != Promise.FIRST_RESPONSE && rules.pauses(held);
            state = pausing ? State.PAUSED : State.RUNNING;
            go(at, pausing ? Did.PAUSED : Did.RAN, held == null ? Waiting.OTHER : held);
        }

        private void go(Instant at, Did did, Waiting on) {
            if (last != null && last.did() == did && (did == Did.RAN || last.on() == on)) {
                return;
            }
            cut(at);
            last = new Stretch(at, Instant.MAX, did, on);
        }

        private void cut(Instant at) {
            if (last != null && at.isAfter(last.from())) {
                stretches.add(new Stretch(last.from(), at, last.did(), last.on()));
            }
            last = null;
        }

        private void end(State how, Instant at) {
            if (going()) {
                cut(at);
                state = how;
                ended = at;
            }
        }

        private void again(Instant at) {
            if (ended != null) {
                last = new Stretch(ended, Instant.MAX, Did.RESTED, Waiting.OTHER);
                ended = null;
                state = State.RUNNING;
            }
            follow(at);
        }

        private void forget() {
            stretches.clear();
            last = null;
            ended = null;
            state = null;
        }

        Optional<Course> course() {
            if (state == null) {
                return Optional.empty();
            }
            if (last != null) {
                stretches.add(last);
            }
            return Optional.of(new Course(List.copyOf(stretches), state, Optional.ofNullable(ended)));
        }
    }
}
