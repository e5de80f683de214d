package org.nightdesk.api;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.nightdesk.secret.Secrets;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Gives each record of the API its entity tag. */
@ControllerAdvice
class Tags implements ResponseBodyAdvice<Object> {

    private final JsonMapper json;

    Tags(JsonMapper json) {
        this.json = json;
    }

    String of(Object record) {
        String tag = record instanceof Versioned versioned ? versioned.tag() : hash(record);
        return '"' + tag + '"';
    }

    private String hash(Object record) {
        byte[] whole = Secrets.sha256(json.writeValueAsBytes(record));
        return HexFormat.of().formatHex(Arrays.copyOf(whole, 10));
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return converter == JacksonJsonHttpMessageConverter.class;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Record record
                && !(record instanceof Listed<?>)
                && Door.guards(request.getURI().getRawPath())
                && response.getHeaders().getETag() == null) {
            response.getHeaders().setETag(of(record));
        }
        return body;
    }
}
