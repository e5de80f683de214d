package org.nightdesk.api;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the API to staff, by token or in the browser. */
@RestController
class OpenApiController {

    private final OpenApi api;

    OpenApiController(OpenApi api) {
        this.api = api;
    }

    @GetMapping("/api/v1/openapi.json")
    Map<String, Object> document() {
        return api.document();
    }

    /** For the browser, whose session the API itself does not know. */
    @GetMapping("/api/docs/openapi.json")
    Map<String, Object> download() {
        return api.document();
    }
}
