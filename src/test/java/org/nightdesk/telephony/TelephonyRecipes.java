package org.nightdesk.telephony;

import java.util.Map;
import java.util.function.Function;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Calls the providers of text messages and calls. */
public class TelephonyRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "phone-providers.list", json -> json.get("/api/v1/phone-providers?size=3"),
                "phone-providers.create", TelephonyRecipes::gateway,
                "phone-providers.show", json -> json.get(gateway(json).header("Location")),
                "phone-providers.change", json -> json.patch(gateway(json).header("Location"), "{'paused': true}"),
                "phone-providers.raise.raise", json -> json.post(gateway(json).header("Location") + "/raise", "{}"),
                "phone-providers.test.test",
                        json -> json.post(gateway(json).header("Location") + "/test", "{'number': '+4741234567'}"),
                "phone-providers.delete", json -> json.delete(gateway(json).header("Location")),
                "phone-replies.list", json -> json.get("/api/v1/phone-replies?size=3"),
                "phone-settings.show", json -> json.get("/api/v1/phone-settings"),
                "phone-settings.change", json -> json.patch("/api/v1/phone-settings", "{'region': ''}"));
    }

    private static Answer gateway(Json json) {
        return json.post(
                "/api/v1/phone-providers",
                "{'name': 'Fjord', 'kind': 'gateway', 'address': 'http://127.0.0.1:1/send', 'secret': 'x',"
                        + " 'bodyType': 'form', 'template': 'to={{to}}&text={{text}}'}");
    }
}
