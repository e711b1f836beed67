package dev.mxonramp.local.demo;

import dev.mxonramp.local.aws.AccessKey;
import dev.mxonramp.local.aws.LocalAws;
import dev.mxonramp.local.policy.Policy;
import dev.mxonramp.local.policy.Statement;
import dev.mxonramp.local.template.Table;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Every item of a table, as somebody with the right to scan it reads them.
 *
 * @param items in no order
 */
record TableScan(List<Map<String, AttributeValue>> items) {
    static TableScan of(LocalAws aws, Table table) {
        var auditor = new Policy("Auditor",
                List.of(new Statement(Statement.Effect.ALLOW, List.of("dynamodb:Scan"), List.of(table.arn()))));
        AccessKey key = aws.key(auditor, "arn:aws:iam::" + LocalAws.ACCOUNT + ":user/auditor");
        try (var client = DynamoDbClient.builder().endpointOverride(aws.uri()).region(Region.of(LocalAws.REGION))
                .httpClient(UrlConnectionHttpClient.create()).credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
                .build()) {
            return new TableScan(client.scanPaginator(scan -> scan.tableName(table.name())).items().stream().toList());
        }
    }

    /** A text attribute; empty if it is missing. */
    static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }
}
