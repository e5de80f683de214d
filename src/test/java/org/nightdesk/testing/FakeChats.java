package org.nightdesk.testing;

import java.util.regex.Pattern;
import org.nightdesk.testing.FakeSink.Heard;
import org.nightdesk.testing.FakeSink.Said;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The incoming webhooks of Slack ({@code /services/…}), Microsoft Teams ({@code /workflows/…}) and Mattermost ({@code /hooks/…}), as far as their
 * publishers describe what is taken and what is refused, and with which words.
 */
public final class FakeChats {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_IN_A_HEADER = 150;
    private static final int MOST_IN_A_SECTION = 3_000;
    private static final int MOST_IN_A_CARD = 28 * 1024;
    private static final Pattern WEB = Pattern.compile("https?://\\S+");

    private FakeChats() {}

    /** On a free port. */
    public static FakeSink open() {
        return FakeSink.open().behaves(FakeChats::answer);
    }

    private static Said answer(Heard request) {
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (JacksonException malformed) {
            return new Said(400, "invalid_payload");
        }
        if (request.path().startsWith("/services/")) {
            return slack(body);
        }
        return request.path().startsWith("/workflows/") ? teams(request, body) : mattermost(body);
    }

    // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks and the reference of Block Kit.
    private static Said slack(JsonNode body) {
        if (body.path("text").asString("").isEmpty()) {
            return new Said(400, "no_text");
        }
        for (JsonNode block : body.path("blocks")) {
            String text = block.path("text").path("text").asString("");
            boolean fits = switch (block.path("type").asString("")) {
                case "header" ->
                    block.path("text").path("type").asString("").equals("plain_text")
                            && text.length() <= MOST_IN_A_HEADER
                            && !text.isEmpty();
                case "section" -> text.length() <= MOST_IN_A_SECTION && !text.isEmpty();
                case "actions" ->
                    block.path("elements").size() > 0
                            && WEB.matcher(block.path("elements")
                                            .path(0)
                                            .path("url")
                                            .asString(""))
                                    .matches();
                default -> false;
            };
            if (!fits) {
                return new Said(400, "invalid_blocks");
            }
        }
        return new Said(200, "ok");
    }

    // https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
    private static Said teams(Heard request, JsonNode body) {
        JsonNode attachment = body.path("attachments").path(0);
        JsonNode card = attachment.path("content");
        boolean taken = body.path("type").asString("").equals("message")
                && attachment.path("contentType").asString("").equals("application/vnd.microsoft.card.adaptive")
                && card.path("type").asString("").equals("AdaptiveCard")
                && card.path("version").asString("").matches("1\\.[0-5]")
                && card.path("body").size() > 0;
        if (request.bytes().length > MOST_IN_A_CARD) {
            return new Said(413, "RequestEntityTooLarge");
        }
        return taken
                ? new Said(202, "")
                : new Said(400, "{\"error\":{\"code\":\"TriggerInputSchemaMismatch\",\"message\":\"Invalid.\"}}");
    }

    // https://developers.mattermost.com/integrate/webhooks/incoming/
    private static Said mattermost(JsonNode body) {
        boolean taken = !body.path("text").asString("").isEmpty()
                || body.path("attachments").size() > 0;
        return taken
                ? new Said(200, "ok")
                : new Said(400, "{\"id\":\"web.incoming_webhook.text.app_error\",\"message\":\"No text specified.\"}");
    }
}
