package org.nightdesk.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Turns the name of a template into a view; the whole page is rendered before its first byte is sent, so a bug becomes a clean 500. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Templates implements ViewResolver {

    private static final String HTML = "text/html;charset=UTF-8";

    static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private final Frames frames;

    Templates(Frames frames) {
        this.frames = frames;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        String template = (name.equals("error") ? "web/error" : name) + ".jte";
        if (name.contains(":") || !ENGINE.hasTemplate(template)) {
            return null;
        }
        return (model, request, response) -> render(template, model, request, response);
    }

    private void render(
            String template, @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, @Nullable Object> params = new HashMap<>();
        Map<String, Class<?>> wanted = ENGINE.getParamInfo(template);
        Map<String, Object> offered = new HashMap<>(model == null ? Map.of() : model);
        if (wanted.containsKey("frame")) {
            offered.put("frame", frames.of(request, response));
        }
        wanted.keySet().stream().filter(offered::containsKey).forEach(name -> params.put(name, offered.get(name)));
        Utf8ByteOutput page = new Utf8ByteOutput();
        ENGINE.render(template, params, page);
        response.setContentType(HTML);
        // Written at once: each of its thousand pieces would go through every wrapper of the response by itself.
        byte[] whole = page.toByteArray();
        response.setContentLength(whole.length);
        response.getOutputStream().write(whole);
    }
}
