package org.nightdesk.push;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Channel;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.database.Lane;
import org.springframework.stereotype.Component;

/** A push to a browser, with the buttons that answer it. */
@Component
class PushChannel implements Channel {

    private static final int LONGEST_TEXT = 700;
    private static final int LONGEST_TITLE = 200;

    private final BrowserStore store;
    private final Pusher pusher;

    PushChannel(BrowserStore store, Pusher pusher) {
        this.store = store;
        this.pusher = pusher;
    }

    @Override
    public String kind() {
        return Pusher.KIND;
    }

    @Override
    public Delivery deliver(String address, Message message) {
        Optional<Browser> browser = Lane.PAGING.on(() -> store.find(address));
        return browser.map(one -> pusher.push(one, payload(message), message.urgent(), message.id()))
                .orElseGet(() -> new Delivery.Rejected(
                        "This browser is not subscribed any more. Add it again under “Push on this device”."));
    }

    // Addresses are those of this installation, so the worker needs only their paths.
    private static Map<String, Object> payload(Message message) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", message.id());
        payload.put("title", cut(message.headline()));
        payload.put("body", message.text(LONGEST_TEXT));
        payload.put("urgent", message.urgent());
        message.link().ifPresent(link -> payload.put("link", path(link)));
        message.answering().ifPresent(way -> {
            payload.put("acknowledge", path(way.acknowledge()));
            payload.put("notMine", path(way.notMine()));
            payload.put("proof", way.proof());
        });
        return payload;
    }

    private static String path(URI address) {
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE - 1) + "…";
    }

    @Override
    public Optional<String> problemWith(String address) {
        return address.matches("[A-Za-z0-9_-]{32}")
                ? Optional.empty()
                : Optional.of(
                        "A browser is added in that browser itself, under “Push on this device” in its owner's profile.");
    }

    @Override
    public String shown(String address) {
        return Lane.PAGING.on(() -> store.find(address)).map(Browser::name).orElse("a browser");
    }

    @Override
    public boolean isTyped() {
        return false;
    }
}
