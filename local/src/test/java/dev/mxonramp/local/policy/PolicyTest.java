package dev.mxonramp.local.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.policy.Statement.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/onramp-Table";

    @ParameterizedTest
    @CsvSource({"dynamodb:GetItem, dynamodb:GetItem, true", "dynamodb:GetItem, DynamoDB:getitem, true",
            "dynamodb:Get*, dynamodb:GetItem, true", "dynamodb:Get?tem, dynamodb:GetItem, true",
            "dynamodb:Get?, dynamodb:GetItem, false", "*, dynamodb:GetItem, true",
            "dynamodb:GetItem, dynamodb:GetItems, false", "*:*Item, dynamodb:GetItem, true"})
    void actionsMatchByWildcardWithoutRegardToCase(String pattern, String action, boolean allowed) {
        assertEquals(allowed, policy(Effect.ALLOW, pattern, "*").allows(action, TABLE));
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:s3:::b/*, arn:aws:s3:::b/x/y, true", "arn:aws:s3:::b/*, arn:aws:s3:::b, false",
            "arn:aws:s3:::b/*, arn:aws:s3:::B/x, false", "arn:aws:iam::*:role/onramp-dns-*, "
                    + "arn:aws:iam::111111111111:role/onramp-dns-a, true",
            "arn:aws:s3:::?, arn:aws:s3:::b, true", "a*b*c, a-b-b-c, true", "a*b*c, a-b-b-d, false", "*, x, true"})
    void resourcesMatchByWildcardWithRegardToCase(String pattern, String resource, boolean allowed) {
        assertEquals(allowed, policy(Effect.ALLOW, "s3:GetObject", pattern).allows("s3:GetObject", resource));
    }

    @Test
    void whatNoStatementAllowsIsRefusedWithEverythingNamed() {
        Decision decision = policy(Effect.ALLOW, "dynamodb:GetItem", TABLE).decide("dynamodb:PutItem", TABLE);
        var refused = assertInstanceOf(Decision.Refused.class, decision);
        for (String named : List.of("RouteFunction", "dynamodb:PutItem", TABLE, "no statement")) {
            assertTrue(refused.sentence().contains(named), refused.sentence());
        }
    }

    @Test
    void aDenialBeatsEveryAllowance() {
        var policy = new Policy("F", List.of(new Statement(Effect.ALLOW, List.of("s3:*"), List.of("*")),
                new Statement(Effect.DENY, List.of("s3:PutObject"), List.of("*"))));
        assertTrue(policy.allows("s3:GetObject", "x"));
        assertFalse(policy.allows("s3:PutObject", "x"));
    }

    @Test
    void anEmptyPolicyAllowsNothing() {
        assertFalse(new Policy("F", List.of()).allows("s3:GetObject", "x"));
    }

    @Test
    void aStatementWithoutActionOrResourceCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Statement(Effect.ALLOW, List.of(), List.of("*")));
        assertThrows(IllegalArgumentException.class, () -> new Statement(Effect.ALLOW, List.of("s3:x"), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Statement(Effect.ALLOW, List.of("x"), List.of("*")));
    }

    private static Policy policy(Effect effect, String action, String resource) {
        return new Policy("RouteFunction", List.of(new Statement(effect, List.of(action), List.of(resource))));
    }
}
