package org.nightdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route there is, as nobody, as another customer and as each role. A new route is walked without being named here. */
@OnOldestToo
class RoutesTests {

    /** What people may reach who do not work here. Whoever adds a line says why. */
    private static final Set<String> FOR_CUSTOMERS = Set.of(
            // Each entry of the feed is scoped by its own audience.
            "GET /api/v1/events",
            // Live topics, drafts, presence and the palette are filtered by what the viewer may see.
            "GET /live",
            "GET /",
            // An account manager without a role looks after customers here; nobody else finds anything.
            "GET /customers/mine",
            // So do bills, of which they see these customers' lines, comment on them and approve them.
            "GET /billing",
            "GET /billing/{id:[0-9]+}",
            "GET /billing/runs/{id:[0-9]+}",
            "GET /billing/runs/{id:[0-9]+}/customer",
            "GET /billing/runs/{id:[0-9]+}/difference",
            "GET /billing/runs/{id:[0-9]+}/bill.csv",
            "GET /billing/runs/{id:[0-9]+}/bill.json",
            "GET /billing/runs/{id:[0-9]+}/bill.xlsx",
            "GET /billing/runs/{id:[0-9]+}/statement",
            "GET /billing/runs/{id:[0-9]+}/statement.csv",
            "POST /billing/runs/{id:[0-9]+}/approval",
            "POST /billing/runs/{id:[0-9]+}/comments",
            // Somebody who is named on a report runs it, and sees nothing else of it.
            "GET /reports",
            "GET /reports/{id:[0-9]+}",
            "GET /reports/{id:[0-9]+}/result",
            "GET /reports/{id:[0-9]+}/result.{format:csv|xlsx|json}",
            "POST /reports/{id:[0-9]+}/runs/{run:[0-9]+}/cancellation",
            // An account manager, or who is named on a report, asks for one and sees what they asked.
            "GET /reports/asked",
            "POST /reports/asked",
            "GET /palette",
            "GET /palette/found",
            "POST /drafts",
            "POST /preview",
            "POST /theme",
            // Everyone signs out, and looks after how they sign in themselves.
            "POST /sign-out",
            "GET /profile",
            "POST /profile",
            "POST /profile/contact-methods",
            "POST /profile/contact-methods/{id}/code",
            "POST /profile/contact-methods/{id}/raise",
            "POST /profile/contact-methods/{id}/removal",
            "POST /profile/contact-methods/{id}/test",
            "POST /profile/contact-methods/{id}/verification",
            "GET /profile/sign-in",
            "POST /profile/password",
            "POST /profile/sessions/end",
            "POST /profile/sessions/{id}/end",
            "GET /profile/authenticator",
            "POST /profile/authenticator",
            "GET /profile/authenticator/removal",
            "POST /profile/authenticator/removal",
            "GET /profile/recovery-codes",
            "POST /profile/recovery-codes");

    /** The container's own last word on errors, which is a 500 when somebody asks for it as if it were a page. */
    private static final String ERROR = "/error";

    /** Some routes end the walker's session: then they sign in and ask again, once. */
    private static final Set<Integer> SIGNED_OUT = Set.of(302, 403);

    private static TestNode node;
    private static List<Route> routes;

    record Route(String method, String pattern, Role needed, boolean open) {

        boolean isApi() {
            return pattern.startsWith("/api/v1/");
        }

        /** Some address that fits the pattern. */
        String path() {
            return pattern.replaceAll("\\{\\*[^}]*}", "x")
                    .replaceAll("\\{[^}]*}", "1")
                    .replace("**", "x");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeAll
    static void collectRoutes() {
        node = TestNode.fresh();
        RoleGuard guard = node.bean(RoleGuard.class);
        routes = node.bean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(pattern -> methods(
                                        entry.getKey().getMethodsCondition().getMethods())
                                .map(method -> new Route(
                                        method,
                                        pattern,
                                        RoleGuard.needed(entry.getValue()),
                                        guard.isOpen(new Route(method, pattern, Role.REQUESTER, true).path())))))
                .filter(route -> !route.pattern().equals(ERROR))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
        assertThat(routes).hasSizeGreaterThan(10);
    }

    @AfterAll
    static void close() {
        node.close();
    }

    /** Says 503 and why: the clock of a test is not the database's. */
    private static final String NOT_READY = "/health/ready";

    /**
     * To ask for a parameter is to read the body as a form, and Spring asks on behalf of every route before it looks at the address: one such route, and whoever
     * posts JSON under the name of a form, as curl does, comes without a body to every other.
     */
    @Test
    void tellsNoRoutesApartByTheirParameters() {
        assertThat(node.bean(RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet())
                .allMatch(route -> route.getParamsCondition().isEmpty());
    }

    @Test
    void sendsNobodyAnywhereButToSignIn() {
        Cast cast = Cast.of(node);
        SoftAssertions all = new SoftAssertions();
        Browser nobody = cast.nobody();
        for (Route route : closed()) {
            HttpResponse<?> answer = ask(nobody, route);
            if (route.isApi()) {
                all.assertThat(answer.statusCode()).as("nobody: %s", route).isEqualTo(401);
                all.assertThat(answer.headers().firstValue("Content-Type"))
                        .as("nobody: %s", route)
                        .hasValue("application/problem+json");
                continue;
            }
            boolean form = !route.method().equals("GET");
            all.assertThat(answer.statusCode()).as("nobody: %s", route).isIn(form ? Set.of(302, 403) : Set.of(302));
        }
        all.assertAll();
    }

    @Test
    void showsNothingOfTheStaffsToAnotherCustomer() {
        Cast cast = Cast.of(node);
        walk("another customer", Role.REQUESTER, cast.charlie(), cast.token(Role.REQUESTER));
        assertThat(closed())
                .filteredOn(route -> route.needed() == Role.REQUESTER)
                .extracting(Route::toString)
                .as("open to customers: is that meant?")
                .containsExactlyInAnyOrderElementsOf(FOR_CUSTOMERS);
    }

    @Test
    void keepsEachRoleToWhatItNeeds() {
        Cast cast = Cast.of(node);
        for (Role role : Role.values()) {
            walk(role.word(), role, cast.staff("Walker " + role, role, "Asia/Tokyo"), cast.token(role));
        }
    }

    @Test
    void answersOpenRoutesWithoutATrace() {
        Cast cast = Cast.of(node);
        SoftAssertions all = new SoftAssertions();
        routes.stream()
                .filter(Route::open)
                .filter(route -> !route.toString().contains(NOT_READY))
                .forEach(route -> all.assertThat(ask(cast.nobody(), route).statusCode())
                        .as("nobody: %s", route)
                        .isBetween(200, 499));
        all.assertAll();
    }

    private static void walk(String who, Role role, Person person, String token) {
        Cast cast = Cast.of(node);
        Browser program = cast.api(token);
        Browser browser = cast.browser(person);
        SoftAssertions all = new SoftAssertions();
        for (Route route : closed()) {
            int status = ask(route.isApi() ? program : browser, route).statusCode();
            if (SIGNED_OUT.contains(status)) {
                browser = cast.browser(person);
                status = ask(browser, route).statusCode();
            }
            if (!role.atLeast(route.needed())) {
                all.assertThat(status).as("%s: %s", who, route).isEqualTo(404);
                continue;
            }
            all.assertThat(status).as("%s: %s", who, route).isNotIn(401, 403).isLessThan(500);
        }
        all.assertAll();
    }

    private static List<Route> closed() {
        return routes.stream().filter(route -> !route.open()).toList();
    }

    private static Stream<String> methods(Set<RequestMethod> declared) {
        return declared.isEmpty() ? Stream.of("GET", "POST") : declared.stream().map(RequestMethod::name);
    }

    /** Streams are answered by their headers; one that has nothing to say yet was reached all the same. */
    private static HttpResponse<?> ask(Browser browser, Route route) {
        return browser.headersOf(
                route.method(),
                route.path(),
                route.isApi() ? "{}" : "",
                route.isApi() ? "application/json" : "application/x-www-form-urlencoded");
    }
}
