package dev.mxonramp.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.aws.EventBridgeHelpers;
import dev.mxonramp.local.template.Table.Index;
import dev.mxonramp.local.template.Table.KeySchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {
    private static final String LAMBDA = "arn:aws:lambda:us-east-1:000000000000:function:onramp-";
    private static final String FUNCTION = """
            Resources:
              Table:
                Type: AWS::S3::Bucket
              F:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: f.zip
                  Handler: dev.mxonramp.F
                  AutoPublishAlias: live
            """;

    @TempDir
    Path folder;

    @Test
    void theRealTemplateIsReadWhole() {
        Wiring wiring = RealTemplate.wiring();
        assertEquals(wiring.functions().size(),
                wiring.functions().stream().map(LambdaFunction::arn).distinct().count());
        LambdaFunction worker = wiring.function("WorkerFunction");
        assertEquals("onramp-WorkerFunction", worker.name());
        assertEquals(LAMBDA + "WorkerFunction:live", worker.aliasArn());
        assertEquals(Duration.ofMinutes(15), worker.timeout());
        assertEquals(1769, worker.memory());
        assertEquals("dev.mxonramp.migration.WorkerFunction", worker.handler());
        assertEquals(RealTemplate.root().resolve("functions/migration/target/migration.zip"), worker.code());
        assertEquals(worker, wiring.functionByAlias(worker.aliasArn()).orElseThrow());
    }

    @Test
    void environmentIsResolvedAndTakesTheGlobals() {
        Wiring wiring = RealTemplate.wiring();
        Map<String, String> environment = wiring.function("SweepFunction").environment();
        assertEquals("onramp-Table", environment.get("TABLE"));
        assertEquals("onramp-journey", environment.get("EVENT_BUS"));
        assertEquals("mx1.example.com,mx2.example.com", environment.get("MX_HOSTS"));
        assertEquals("arn:aws:states:us-east-1:000000000000:stateMachine:onramp-onboarding",
                environment.get("ONBOARDING_ARN"));
        assertEquals(wiring.stateMachine("OnboardingMachine").arn(), environment.get("ONBOARDING_ARN"));
        assertEquals(key(wiring, "SecretsKey").id(), environment.get("SECRETS_KEY"));
    }

    @Test
    void policiesAreResolved() {
        Wiring wiring = RealTemplate.wiring();
        LambdaFunction authorizer = wiring.function("AuthorizerFunction");
        assertTrue(authorizer.policy().allows("dynamodb:GetItem", wiring.table().arn()));
        assertTrue(!authorizer.policy().allows("dynamodb:PutItem", wiring.table().arn()));
        LambdaFunction worker = wiring.function("WorkerFunction");
        assertTrue(worker.policy().allows("s3:PutObject", "arn:aws:s3:::onramp-manifestbucket/a/b.json"));
    }

    @Test
    void routesKnowTheirAuthorizer() {
        Wiring wiring = RealTemplate.wiring();
        Authorizer guard = route(wiring, "GET /v1/domains/{domain}").authorizer().orElseThrow();
        assertEquals(new Authorizer("Bearer", "AuthorizerFunction", List.of("Authorization"), List.of("routeKey"),
                Duration.ofSeconds(60)),
                guard);
        assertEquals(Optional.empty(), route(wiring, "POST /v1/signups").authorizer());
        assertEquals("SignUpFunction", route(wiring, "POST /v1/signups").function());
    }

    @Test
    void schedulesAndRulesAreRead() {
        Wiring wiring = RealTemplate.wiring();
        Schedule minute = wiring.schedules().getFirst();
        assertEquals(Duration.ofMinutes(1), minute.every());
        assertEquals("SweepFunction", minute.function());
        assertEquals(0, minute.delivery().maximumRetries());
        EventRule journey = wiring.eventRules().getFirst();
        assertEquals("onramp-journey", journey.bus());
        assertTrue(journey.matches(Map.of("source", "mx-onramp", "detail-type", "X")));
        assertTrue(!journey.matches(Map.of("source", "another")));
        assertEquals(wiring.queues().getFirst().arn(), journey.delivery().deadLetterQueue().orElseThrow());
        EventRule help = wiring.eventRules().stream().filter(rule -> rule.function().equals("SweepFunction"))
                .findFirst().orElseThrow();
        assertEquals("onramp-journey", help.bus());
        assertTrue(help.matches(Map.of("source", EventBridgeHelpers.SOURCE)));
        assertTrue(!help.matches(Map.of("source", "mx-onramp")), "the sweep would be called by every event");
        assertEquals(0, help.delivery().maximumRetries());
    }

    @Test
    void lambdaRepeatsNoTickThatWasKilled() {
        var path = RealTemplate.root().resolve("template.yaml");
        Members config = new Members("", new Yaml(path).read()).members("Resources").members("SweepFunction")
                .members("Properties").members("EventInvokeConfig");
        assertEquals(0, config.number("MaximumRetryAttempts", 2));
        assertEquals(60, config.number("MaximumEventAgeInSeconds", 21_600));
    }

    @Test
    void theTablesKeysIndexesAndEndOfItemsAreRead() {
        Table table = RealTemplate.wiring().table();
        assertEquals(new KeySchema("pk", "sk"), table.key());
        assertTrue(table.indexes().contains(new Index("wheel", new KeySchema("slot", "pk"), "ALL")));
        assertEquals("ttl", table.ttlAttribute().orElseThrow());
        assertEquals("S", table.attributes().get("slot"));
    }

    @Test
    void machinesNameTheirFunctionsByAlias() {
        StateMachine onboarding = RealTemplate.wiring().stateMachine("OnboardingMachine");
        assertEquals(LAMBDA + "RouteFunction:live", onboarding.substitutions().get("RouteFunction"));
        assertTrue(onboarding.policy().allows("lambda:InvokeFunction", LAMBDA + "RouteFunction:live"));
        assertTrue(!onboarding.policy().allows("lambda:InvokeFunction", LAMBDA + "RouteFunction"));
        assertTrue(Files.exists(onboarding.definition()));
    }

    @Test
    void theSameTemplateAlwaysNamesTheSameThings() {
        assertEquals(RealTemplate.wiring(), RealTemplate.wiring());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DnsPort | 70000", "DnsPort | many", "EgressAllowLoopback | perhaps",
            "MxHosts | mx1.example.com,UPPER", "PublicUrl | https://example.com/path", "NoSuch | 1"})
    void aWrongParameterIsRefused(String name, String value) {
        var refused = assertThrows(TemplateException.class, () -> RealTemplate.wiring(Map.of(name, value)));
        assertSays(name, refused);
    }

    @Test
    void aParameterWithoutDefaultMustBeGiven() {
        var refused = assertThrows(TemplateException.class,
                () -> new TemplateReader(RealTemplate.root()).read(Map.of()));
        assertSays("give it a value", refused);
    }

    @Test
    void functionsOfTheTemplateAreResolved() throws IOException {
        Wiring wiring = read(FUNCTION + """
                      Environment:
                        Variables:
                          JOINED: !Join ["-", [a, !Ref AWS::Region]]
                          IF: !If [Yes, !Sub "${AWS::StackName}/${!kept}", no]
                          LONG: { "Fn::Sub": ["${x}", { x: !GetAtt Table.Arn }] }
                          GONE: !If [No, x, !Ref AWS::NoValue]
                Conditions:
                  Yes: !Not [!Equals [a, b]]
                  No: !And [{ Condition: Yes }, !Equals [a, b]]
                """);
        assertEquals(Map.of("JOINED", "a-us-east-1", "IF", "onramp/${kept}", "LONG", "arn:aws:s3:::onramp-table"),
                wiring.function("F").environment());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"FileSystemConfigs: [x] | FileSystemConfigs",
            "Timeout: !Select [0, [1]] | Select",
            "Timeout: !Ref Nowhere | Nowhere", "Timeout: !GetAtt Table.Color | Color", "Timeout: soon | soon",
            "Policies: [AmazonS3ReadOnlyAccess] | Policies", "Handler: again | twice",
            "Events: { E: { Type: SQS, Properties: {} } } | SQS",
            "Events: { E: { Type: ScheduleV2, Properties: { ScheduleExpression: 'cron(0 0 * * ? *)' } } } | cron",
            "Policies: [{ Statement: [{ Effect: Allow, Action: x, Resource: '*', Condition: {} }] }] | Condition"})
    void whatIsNotKnownIsRefusedByName(String property, String named) throws IOException {
        var refused = assertThrows(TemplateException.class, () -> read(FUNCTION + "      " + property + "\n"));
        assertSays(named, refused);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Resources: { Q: { Type: 'AWS::SNS::Topic' } } | SNS",
            "Resources: { Q: { Type: 'AWS::SQS::Queue', CreationPolicy: {} } } | CreationPolicy",
            "Mappings: {} | Mappings",
            "Resources: [ | not YAML", "just text | mapping"})
    void aTemplateThatIsNotOneIsRefused(String text, String named) {
        var refused = assertThrows(TemplateException.class, () -> read(text));
        assertSays(named, refused);
    }

    private static void assertSays(String expected, TemplateException refused) {
        assertTrue(String.valueOf(refused.getMessage()).contains(expected), refused::toString);
    }

    private Wiring read(String template) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), template);
        return new TemplateReader(folder).read(Map.of());
    }

    private static Route route(Wiring wiring, String key) {
        return wiring.routes().stream().filter(route -> route.key().equals(key)).findFirst().orElseThrow();
    }

    private static Key key(Wiring wiring, String logicalId) {
        return wiring.keys().stream().filter(key -> key.logicalId().equals(logicalId)).findFirst().orElseThrow();
    }
}
