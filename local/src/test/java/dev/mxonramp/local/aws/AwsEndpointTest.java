package dev.mxonramp.local.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.policy.Statement;
import dev.mxonramp.testkit.dns.LoopbackDns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.StsException;

/** The endpoint, spoken to by the real SDK. */
class AwsEndpointTest {
    @TempDir
    private Path work;

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(work);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void unknownKeyIsRefused() {
        var kms = bench.asNobody().kms();
        var refused = assertThrows(KmsException.class, () -> kms.getPublicKey(get -> get.keyId("x")));
        assertEquals("UnrecognizedClientException", refused.awsErrorDetails().errorCode());
    }

    @Test
    void wrongSignatureIsRefused() {
        bench.aws.register(new AccessKey("OTHER", "another secret", null),
                new Principal(Bench.nothing(), "arn:a:b:c:d"));
        var kms = dev.mxonramp.aws.Clients.at(bench.aws.uri(), "OTHER").kms();
        var refused = assertThrows(KmsException.class, () -> kms.getPublicKey(get -> get.keyId("x")));
        assertEquals("InvalidSignatureException", refused.awsErrorDetails().errorCode());
    }

    @Test
    void missingPermissionIsNamedWithActionAndResource() {
        String table = bench.wiring.table().name();
        var authorizer = bench.as("AuthorizerFunction").dynamoDb();
        var refused = assertThrows(DynamoDbException.class,
                () -> authorizer.putItem(
                        put -> put.tableName(table).item(Map.of("pk", AttributeValue.fromS("x")))));
        assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
        String sentence = refused.awsErrorDetails().errorMessage();
        assertTrue(sentence.contains("dynamodb:PutItem"), sentence);
        assertTrue(sentence.contains(bench.wiring.table().arn()), sentence);
        assertEquals("dynamodb:PutItem", bench.aws.refusals().getFirst().action());
    }

    @Test
    void transactionNeedsTheRightOfEachOfItsParts() {
        String table = bench.wiring.table().name();
        var key = Map.of("pk", AttributeValue.fromS("x"), "sk", AttributeValue.fromS("y"));
        var policy = new Policy("Test", List.of(new Statement(Statement.Effect.ALLOW, List.of("dynamodb:PutItem"),
                List.of(bench.wiring.table().arn()))));
        var client = bench.as(policy, "arn:aws:sts::000000000000:assumed-role/t/t").dynamoDb();
        assertThrows(DynamoDbException.class,
                () -> client.transactWriteItems(write -> write.transactItems(
                        TransactWriteItem.builder().put(put -> put.tableName(table).item(key)).build(),
                        TransactWriteItem.builder().delete(delete -> delete.tableName(table).key(key)).build())));
        assertEquals("dynamodb:DeleteItem", bench.aws.refusals().getFirst().action());
    }

    @Test
    void indexHasAnArnOfItsOwn() {
        String table = bench.wiring.table().name();
        var client = bench.as("RouteFunction").dynamoDb();
        assertThrows(DynamoDbException.class,
                () -> client
                        .query(query -> query.tableName(table).indexName("wheel").keyConditionExpression("slot = :s")
                                .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("1")))));
        assertEquals(bench.wiring.table().arn() + "/index/wheel", bench.aws.refusals().getFirst().resource());
    }

    @Test
    void objectOfAnotherFunctionIsRefusedInTheServicesOwnShape() {
        String bucket = bench.wiring.buckets().getFirst().name();
        var s3 = bench.as("SignUpFunction").s3();
        var refused = assertThrows(S3Exception.class, () -> s3.getObject(get -> get.bucket(bucket).key("a/b")));
        assertEquals(403, refused.statusCode());
        assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
    }

    @Test
    void secretIsHandedOut() {
        var secrets = bench.as("MailboxesFunction").secretsManager();
        assertEquals("{\"token\":\"t\"}", secrets.getSecretValue(get -> get.secretId(Bench.SECRET_ARN)).secretString());
    }

    @Test
    void eventReachesTheFunctionOfItsRule() throws InterruptedException {
        var events = bench.as("SignUpFunction").eventBridge();
        String bus = bench.wiring.buses().getFirst().name();
        events.putEvents(
                put -> put.entries(
                        PutEventsRequestEntry.builder().eventBusName(bus).source("mx-onramp")
                                .detailType("CLAIM_CREATED")
                                .detail("{\"a\":1}").build(),
                        PutEventsRequestEntry.builder().eventBusName(bus).source("somebody-else").detailType("X")
                                .detail("{}").build()));
        assertTrue(bench.delivered.take().contains("\"detail\":{\"a\":1}"));
        assertEquals(2, bench.aws.events().size());
    }

    @Test
    void roleIsAssumedOnlyWithItsExternalId() {
        String role = "arn:aws:iam::111111111111:role/onramp-dns-acme";
        bench.aws.role(role, "right", Bench.nothing());
        var sts = bench.as("DnsRecordsFunction").sts();
        assertThrows(StsException.class,
                () -> sts.assumeRole(assume -> assume.roleArn(role).roleSessionName("s").externalId("wrong")));
        var given = sts.assumeRole(assume -> assume.roleArn(role).roleSessionName("s").externalId("right"));
        assertTrue(given.credentials().accessKeyId().startsWith("ASIA"));
    }

    @Test
    void otherRoleThanThePolicyAllowsIsRefused() {
        var sts = bench.as("DnsRecordsFunction").sts();
        assertThrows(AwsServiceException.class,
                () -> sts.assumeRole(assume -> assume.roleArn("arn:aws:iam::111111111111:role/admin")
                        .roleSessionName("s").externalId("x")));
        assertEquals("sts:AssumeRole", bench.aws.refusals().getFirst().action());
    }

    @Test
    void changeBatchIsMadeWholeOrNotAtAll() {
        try (LoopbackDns dns = LoopbackDns.start()) {
            var zone = dns.zone("acme.test");
            zone.put("acme.test", "MX", 300, "10 mail.oldhost.test.");
            bench.aws.host(new HostedZone("Z1", "000000000000", zone, Map.of("onramp-account", "a1")));
            Route53Client client = bench.as("DnsRecordsFunction").route53();
            assertEquals("/hostedzone/Z1",
                    client.listHostedZonesByName(list -> list.dnsName("acme.test")).hostedZones().getFirst().id());
            assertEquals("a1", client.listTagsForResource(list -> list.resourceType("hostedzone").resourceId("Z1"))
                    .resourceTagSet().tags().getFirst().value());
            Change add = change(ChangeAction.CREATE, mx(300, "20 mx2.example.com."), "other.acme.test");
            assertThrows(InvalidChangeBatchException.class,
                    () -> make(client, add, change(ChangeAction.DELETE, mx(60, "10 mail.oldhost.test."), "acme.test")));
            assertEquals(List.of(), zone.records("other.acme.test", "MX"));
            make(client, change(ChangeAction.DELETE, mx(300, "10 mail.oldhost.test."), "acme.test"),
                    change(ChangeAction.CREATE, mx(300, "10 mx1.example.com"), "acme.test"));
            ResourceRecordSet now = client
                    .listResourceRecordSets(
                            list -> list.hostedZoneId("Z1").startRecordName("acme.test").startRecordType(RRType.MX))
                    .resourceRecordSets().getFirst();
            assertEquals("10 mx1.example.com.", now.resourceRecords().getFirst().value());
        }
    }

    private static ResourceRecordSet mx(long ttl, String value) {
        return ResourceRecordSet.builder().type(RRType.MX).ttl(ttl)
                .resourceRecords(ResourceRecord.builder().value(value).build()).build();
    }

    private static Change change(ChangeAction action, ResourceRecordSet set, String name) {
        return Change.builder().action(action).resourceRecordSet(set.toBuilder().name(name).build()).build();
    }

    private static void make(Route53Client client, Change... changes) {
        String id = client
                .changeResourceRecordSets(
                        change -> change.hostedZoneId("Z1").changeBatch(batch -> batch.changes(changes)))
                .changeInfo().id();
        assertEquals("INSYNC", client.getChange(get -> get.id(id)).changeInfo().statusAsString());
    }
}
