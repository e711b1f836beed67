package dev.mxonramp.local.aws;

import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.template.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DynamoDB: policies are checked here, the work is done by AWS's DynamoDB Local. */
final class DynamoDbFront extends JsonService {
    private static final Map<String, String> WRITES = Map.of("Put", "PutItem", "Update", "UpdateItem", "Delete",
            "DeleteItem", "ConditionCheck", "ConditionCheckItem");

    private final List<Table> tables;
    private final DynamoDb process;

    DynamoDbFront(List<Table> tables, DynamoDb process) {
        super("dynamodb", "1.0");
        this.tables = List.copyOf(tables);
        this.process = process;
    }

    @Override
    List<Access> accesses(String operation, Ask ask) {
        Map<String, @Nullable Object> body = body(ask);
        return switch (operation) {
            case "TransactWriteItems" -> transaction(body, WRITES);
            case "TransactGetItems" -> transaction(body, Map.of("Get", "GetItem"));
            case "BatchGetItem", "BatchWriteItem" -> object(body, "RequestItems").keySet().stream()
                    .map(table -> new Access("dynamodb:" + operation, arn(table))).toList();
            default -> List.of(new Access("dynamodb:" + operation, resource(body)));
        };
    }

    private List<Access> transaction(Map<String, @Nullable Object> body, Map<String, String> actions) {
        var accesses = new ArrayList<Access>();
        for (Object item : list(body, "TransactItems")) {
            Json.object(item).forEach((kind, request) -> {
                String action = actions.get(kind);
                if (action == null || request == null) {
                    throw new Fault(400, "ValidationException", "A transaction has no " + kind + ".");
                }
                accesses.add(new Access("dynamodb:" + action, resource(Json.object(request))));
            });
        }
        return accesses;
    }

    private String resource(Map<String, @Nullable Object> request) {
        if (!(request.get("TableName") instanceof String table)) {
            return "*";
        }
        return request.get("IndexName") instanceof String index ? arn(table) + "/index/" + index : arn(table);
    }

    private String arn(String table) {
        return tables.stream().filter(one -> one.name().equals(table) || one.arn().equals(table)).map(Table::arn)
                .findFirst()
                .orElseThrow(() -> new Fault(400, "ResourceNotFoundException", "There is no table " + table + "."));
    }

    @Override
    public Answer serve(Ask ask, Principal caller) {
        return process.forward(ask.header("x-amz-target").orElse(""), ask.body());
    }
}
