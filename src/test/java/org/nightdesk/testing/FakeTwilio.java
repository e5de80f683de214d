package org.nightdesk.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.nightdesk.testing.FakeSink.Heard;
import org.nightdesk.testing.FakeSink.Said;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Twilio as its reference describes it: Messages and Calls of the API of 2010-04-01, Basic authentication, its errors, status callbacks and replies with
 * {@code X-Twilio-Signature}. It misbehaves when its {@link #sink} is told to.
 */
public final class FakeTwilio implements AutoCloseable {

    public static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
    public static final String TOKEN = "f1a7e0" + "0123456789".repeat(2);

    private static final String ROOT = "/2010-04-01/Accounts/" + ACCOUNT;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One message or call; fields as the API names them. {@code form} is what it was made from. */
    public record Resource(String sid, Map<String, String> form, Map<String, Object> shown) {

        void becomes(String status, String errorCode) {
            shown.put("status", status);
            shown.put("error_code", errorCode.isEmpty() ? null : Integer.valueOf(errorCode));
        }
    }

    private final FakeSink sink = FakeSink.open();
    private final List<Resource> resources = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private int count;

    public FakeTwilio() {
        sink.behaves(this::answer).misbehavesWhenPostedTo();
    }

    /** The root of its API. */
    public String url() {
        return sink.url("");
    }

    /** For misbehaviour. */
    public FakeSink sink() {
        return sink;
    }

    /** Messages that were sent to this number, oldest first. */
    public List<Resource> messages(String to) {
        return made("SM", to);
    }

    /** Calls to this number, oldest first. */
    public List<Resource> calls(String to) {
        return made("CA", to);
    }

    private List<Resource> made(String prefix, String to) {
        return resources.stream()
                .filter(one ->
                        one.sid().startsWith(prefix) && to.equals(one.form().get("To")))
                .toList();
    }

    /** Is shown so from now on, to whoever asks. */
    public void becomes(Resource resource, String status, String errorCode) {
        resource.becomes(status, errorCode);
    }

    /** Somebody writes to our number; it is kept for whoever asks. */
    public Resource receives(String from, String to, String body, Instant at) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("From", from);
        form.put("To", to);
        form.put("Body", body);
        Resource arrived = resource("SM", form, "received", at);
        arrived.shown().put("direction", "inbound");
        return arrived;
    }

    /** Tells the status callback of a message or call, signed; the answer's status. */
    public HttpResponse<String> reports(TestNode node, Resource resource, String status) {
        boolean call = resource.sid().startsWith("CA");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", ACCOUNT);
        form.put(call ? "CallSid" : "MessageSid", resource.sid());
        form.put(call ? "CallStatus" : "MessageStatus", status);
        form.put("To", resource.form().getOrDefault("To", ""));
        return calls(node, resource.form().getOrDefault("StatusCallback", ""), form, TOKEN);
    }

    /** Hands over what somebody wrote to our number, signed. */
    public HttpResponse<String> handsOver(TestNode node, String address, Resource arrived) {
        Map<String, String> form = new LinkedHashMap<>(arrived.form());
        form.put("MessageSid", arrived.sid());
        form.put("AccountSid", ACCOUNT);
        form.put("NumMedia", "0");
        return calls(node, address, form, TOKEN);
    }

    /** Somebody presses a key during the call. */
    public HttpResponse<String> presses(TestNode node, Resource call, String digits) {
        String twiml = call.form().getOrDefault("Twiml", "");
        String address = twiml.replaceAll("(?s).*action=\"([^\"]+)\".*", "$1");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("CallSid", call.sid());
        form.put("From", call.form().getOrDefault("From", ""));
        form.put("To", call.form().getOrDefault("To", ""));
        form.put("Digits", digits);
        form.put("CallStatus", "in-progress");
        return calls(node, address, form, TOKEN);
    }

    /** Calls an address of the node, signed with this token as twilio.com/docs/usage/security says. */
    public HttpResponse<String> calls(TestNode node, String address, Map<String, String> form, String token) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(node.url(URI.create(address).getRawPath())))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", sign(token, address, form))
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String sign(String token, String address, Map<String, String> form) {
        String text = address
                + new TreeMap<>(form)
                        .entrySet().stream()
                                .map(field -> field.getKey() + field.getValue())
                                .collect(Collectors.joining());
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private Said answer(Heard request) {
        String basic = Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + basic).equals(request.headers().get("authorization"))) {
            return error(401, 20003, "Authenticate");
        }
        String path = URI.create(request.path()).getPath();
        if (request.method().equals("POST")) {
            Map<String, String> form = decoded(request.body());
            return path.equals(ROOT + "/Messages.json")
                    ? message(form)
                    : path.equals(ROOT + "/Calls.json") ? call(form) : error(404, 20404, "Not found");
        }
        return path.equals(ROOT + "/Messages.json") ? list(request) : show(path);
    }

    private Said message(Map<String, String> form) {
        String body = form.getOrDefault("Body", "");
        if (!form.getOrDefault("To", "").matches("\\+[1-9][0-9]{6,14}")) {
            return error(400, 21211, "The 'To' number " + form.get("To") + " is not a valid phone number.");
        }
        if (!form.containsKey("From") && !form.containsKey("MessagingServiceSid")) {
            return error(400, 21603, "A 'From' phone number is required.");
        }
        if (body.isEmpty() || body.length() > 1_600) {
            return error(400, body.isEmpty() ? 21602 : 21617, "The message body is empty or exceeds 1600 characters.");
        }
        return created(resource("SM", form, "queued", Instant.EPOCH));
    }

    private Said call(Map<String, String> form) {
        String twiml = form.getOrDefault("Twiml", "");
        if (!form.getOrDefault("To", "").matches("\\+[1-9][0-9]{6,14}")) {
            return error(400, 21211, "The phone number you are attempting to call is not valid.");
        }
        if (twiml.isEmpty() || twiml.length() > 4_000 || !isXml(twiml)) {
            return error(400, 21218, "Invalid TwiML or application.");
        }
        return created(resource("CA", form, "queued", Instant.EPOCH));
    }

    private synchronized Resource resource(String prefix, Map<String, String> form, String status, Instant at) {
        String sid = prefix + "%032x".formatted(++count + System.identityHashCode(this) * 1_000L);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sid", sid);
        shown.put("account_sid", ACCOUNT);
        shown.put("from", form.get("From"));
        shown.put("to", form.get("To"));
        shown.put("body", form.get("Body"));
        shown.put("status", status);
        shown.put("direction", "outbound-api");
        shown.put("error_code", null);
        shown.put("date_sent", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
        Resource made = new Resource(sid, form, shown);
        resources.add(made);
        return made;
    }

    // Newest first, by pages; the address of the next is relative to the root of the API.
    private Said list(Heard request) {
        Map<String, String> asked = decoded(URI.create(request.path()).getRawQuery());
        String to = asked.get("To");
        List<Map<String, Object>> found = new ArrayList<>();
        resources.stream()
                .filter(one -> one.sid().startsWith("SM")
                        && (to == null || to.equals(one.form().get("To"))))
                .forEach(one -> found.addFirst(one.shown()));
        int size = Integer.parseInt(asked.getOrDefault("PageSize", "50"));
        int page = Integer.parseInt(asked.getOrDefault("Page", "0"));
        int from = Math.min(found.size(), page * size);
        int until = Math.min(found.size(), from + size);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("messages", found.subList(from, until));
        answer.put("page", page);
        Map<String, String> next = new LinkedHashMap<>(asked);
        next.put("Page", String.valueOf(page + 1));
        answer.put("next_page_uri", until < found.size() ? ROOT + "/Messages.json?" + encoded(next) : null);
        return new Said(200, JSON.writeValueAsString(answer));
    }

    private Said show(String path) {
        return resources.stream()
                .filter(one -> path.endsWith("/" + one.sid() + ".json"))
                .findFirst()
                .map(one -> new Said(200, JSON.writeValueAsString(one.shown())))
                .orElseGet(() -> error(404, 20404, "Not found"));
    }

    private static Said created(Resource made) {
        return new Said(201, JSON.writeValueAsString(made.shown()));
    }

    private static Said error(int status, int code, String message) {
        return new Said(status, JSON.writeValueAsString(Map.of("code", code, "message", message, "status", status)));
    }

    private static boolean isXml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement()
                    .getTagName()
                    .equals("Response");
        } catch (SAXException broken) {
            return false;
        } catch (IOException | javax.xml.parsers.ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> decoded(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        sink.close();
        client.close();
    }
}
