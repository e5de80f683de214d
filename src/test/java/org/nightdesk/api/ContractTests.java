package org.nightdesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nightdesk.absence.AbsenceRecipes;
import org.nightdesk.abuse.AbuseRecipes;
import org.nightdesk.access.AccessRecipes;
import org.nightdesk.agenda.AgendaRecipes;
import org.nightdesk.auditor.AuditorRecipes;
import org.nightdesk.authoring.AuthoringRecipes;
import org.nightdesk.automation.RuleRecipes;
import org.nightdesk.billing.BillingRecipes;
import org.nightdesk.bulk.BulkRecipes;
import org.nightdesk.caller.CallerRecipes;
import org.nightdesk.catalog.CatalogRecipes;
import org.nightdesk.change.ChangeRecipes;
import org.nightdesk.checklist.ChecklistRecipes;
import org.nightdesk.chore.ChoreRecipes;
import org.nightdesk.configuration.ConfigurationRecipes;
import org.nightdesk.cover.CoverRecipes;
import org.nightdesk.customer.CustomerRecipes;
import org.nightdesk.datasource.SourceRecipes;
import org.nightdesk.delivery.DeliveryRecipes;
import org.nightdesk.deployment.DeploymentRecipes;
import org.nightdesk.desk.DeskRecipes;
import org.nightdesk.drill.DrillRecipes;
import org.nightdesk.duplicate.DuplicateRecipes;
import org.nightdesk.entitlement.EntitlementRecipes;
import org.nightdesk.escalation.EscalationRecipes;
import org.nightdesk.execution.ExecutionRecipes;
import org.nightdesk.export.ExportRecipes;
import org.nightdesk.freeze.FreezeRecipes;
import org.nightdesk.handoff.HandoffRecipes;
import org.nightdesk.handover.HandoverRecipes;
import org.nightdesk.heartbeat.HeartbeatRecipes;
import org.nightdesk.inquiry.InquiryRecipes;
import org.nightdesk.installation.InstallationRecipes;
import org.nightdesk.intake.IntakeRecipes;
import org.nightdesk.jetlag.JetLagRecipes;
import org.nightdesk.latestart.LateStartRecipes;
import org.nightdesk.ledger.LedgerRecipes;
import org.nightdesk.macro.MacroRecipes;
import org.nightdesk.mailbox.MailboxRecipes;
import org.nightdesk.maintenance.MaintenanceRecipes;
import org.nightdesk.offline.OfflineRecipes;
import org.nightdesk.paging.PagingRecipes;
import org.nightdesk.people.PeopleRecipes;
import org.nightdesk.post.PostRecipes;
import org.nightdesk.promise.PromiseRecipes;
import org.nightdesk.queue.QueueRecipes;
import org.nightdesk.reach.ReachRecipes;
import org.nightdesk.recovery.RecoveryRecipes;
import org.nightdesk.rehearsal.RehearsalRecipes;
import org.nightdesk.relation.RelationRecipes;
import org.nightdesk.report.ReportRecipes;
import org.nightdesk.requisition.RequisitionRecipes;
import org.nightdesk.review.ReviewRecipes;
import org.nightdesk.rota.RotaRecipes;
import org.nightdesk.runner.RunnerRecipes;
import org.nightdesk.silence.SilenceRecipes;
import org.nightdesk.sla.SlaRecipes;
import org.nightdesk.subject.Role;
import org.nightdesk.swap.SwapRecipes;
import org.nightdesk.telephony.TelephonyRecipes;
import org.nightdesk.template.TemplateRecipes;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timetable.TimetableRecipes;
import org.nightdesk.trainee.TraineeRecipes;
import org.nightdesk.travel.JourneyRecipes;
import org.nightdesk.vault.VaultRecipes;
import org.nightdesk.verdict.VerdictRecipes;
import org.nightdesk.watcher.WatcherRecipes;
import org.nightdesk.worklog.WorkRecipes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls every operation that the API describes and holds the answer against the description. */
@OnOldestToo
class ContractTests {

    /** One line for each module that has an API. */
    private static final List<Recipes> RECIPES = List.of(
            new KitRecipes(),
            new SourceRecipes(),
            new ReportRecipes(),
            new AuthoringRecipes(),
            new BillingRecipes(),
            new DeliveryRecipes(),
            new DrillRecipes(),
            new FreezeRecipes(),
            new MaintenanceRecipes(),
            new HeartbeatRecipes(),
            new SilenceRecipes(),
            new ChangeRecipes(),
            new DeploymentRecipes(),
            new JetLagRecipes(),
            new InquiryRecipes(),
            new ChoreRecipes(),
            new RecoveryRecipes(),
            new QueueRecipes(),
            new ReachRecipes(),
            new VerdictRecipes(),
            new AuditorRecipes(),
            new AbsenceRecipes(),
            new RehearsalRecipes(),
            new JourneyRecipes(),
            new AgendaRecipes(),
            new SwapRecipes(),
            new LedgerRecipes(),
            new LateStartRecipes(),
            new HandoverRecipes(),
            new RelationRecipes(),
            new ExportRecipes(),
            new WatcherRecipes(),
            new TemplateRecipes(),
            new MacroRecipes(),
            new HandoffRecipes(),
            new WorkRecipes(),
            new ChecklistRecipes(),
            new RuleRecipes(),
            new BulkRecipes(),
            new AbuseRecipes(),
            new PostRecipes(),
            new TelephonyRecipes(),
            new MailboxRecipes(),
            new PromiseRecipes(),
            new DuplicateRecipes(),
            new CoverRecipes(),
            new CustomerRecipes(),
            new CallerRecipes(),
            new ReviewRecipes(),
            new AccessRecipes(),
            new PeopleRecipes(),
            new CatalogRecipes(),
            new InstallationRecipes(),
            new ConfigurationRecipes(),
            new RequisitionRecipes(),
            new EntitlementRecipes(),
            new ExecutionRecipes(),
            new VaultRecipes(),
            new RunnerRecipes(),
            new TimetableRecipes(),
            new SlaRecipes(),
            new RotaRecipes(),
            new TraineeRecipes(),
            new DeskRecipes(),
            new EscalationRecipes(),
            new IntakeRecipes(),
            new OfflineRecipes(),
            new PagingRecipes());

    private final TestNode node = TestNode.shared();
    private final Json administrator = Json.of(node, Cast.of(node).token(Role.ADMINISTRATOR));
    private final List<Operation> operations = node.bean(OpenApi.class).operations();
    private final Map<String, Function<Json, Answer>> recipes = recipes();

    @TestFactory
    Stream<DynamicTest> answersAsDescribed() {
        JsonNode document = document();
        return operations.stream()
                .map(operation -> dynamicTest(operation.id(), () -> {
                    Function<Json, Answer> recipe = Objects.requireNonNull(
                            recipes.get(operation.id()), "there is no recipe for " + operation.id());
                    Answer answer = recipe.apply(administrator);
                    assertIsCallOf(operation, answer);
                    assertFits(
                            answer,
                            document,
                            document.at("/paths").get(operation.path()).get(operation.verb()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> answersStrangersWithAProblem() {
        Json stranger = Json.of(node);
        return operations.stream()
                .map(operation -> dynamicTest(operation.id(), () -> {
                    byte[] body = operation.verb().equals("get")
                            ? new byte[0]
                            : "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    Answer answer = stranger.send(
                            operation.verb().toUpperCase(java.util.Locale.ROOT),
                            operation.path().replaceAll("\\{[^}]*}", "1"),
                            body);
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                }));
    }

    @Test
    void namesEveryOperationOnce() {
        assertThat(operations).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(operations).extracting(Operation::id).containsAll(recipes.keySet());
    }

    @Test
    void showsTheDescriptionToThoseWhoMayUseIt() {
        JsonNode document = document();
        assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
        JsonMapper.shared().writeValue(Path.of("target/openapi.json"), document);
        assertThat(Json.of(node).get("/api/v1/openapi.json").status()).isEqualTo(401);
    }

    private JsonNode document() {
        return administrator.get("/api/v1/openapi.json").json();
    }

    private Map<String, Function<Json, Answer>> recipes() {
        Map<String, Function<Json, Answer>> all = new HashMap<>();
        RECIPES.forEach(module -> all.putAll(module.of(node)));
        return all;
    }

    private static void assertIsCallOf(Operation operation, Answer answer) {
        String called = answer.response().request().method() + " "
                + answer.response().request().uri().getPath();
        String pattern = operation.path().replaceAll("\\{[^}]*}", "[^/]+").replace(".", "\\.");
        assertThat(called).matches(operation.verb().toUpperCase(java.util.Locale.ROOT) + " " + pattern);
    }

    private static void assertFits(Answer answer, JsonNode document, JsonNode operation) {
        String status = Integer.toString(answer.status());
        assertThat(operation.get("responses").propertyNames()).as("%s", answer).contains(status);
        JsonNode content = operation.get("responses").get(status).path("content");
        if (content.isMissingNode()) {
            assertThat(answer.response().body()).isEmpty();
            return;
        }
        String type = content.propertyNames().iterator().next();
        assertThat(answer.header("Content-Type")).startsWith(type);
        if (!type.equals("application/json")) {
            return;
        }
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.set("components", document.get("components"));
        schema.putArray("allOf").add(content.at("/application~1json/schema"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(answer.json()))
                .as("%s", answer)
                .isEmpty();
    }
}
